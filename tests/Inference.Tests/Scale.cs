namespace Arena.Inference.Tests;

/// <summary>ARENA_SCALE multiplies the rounds of randomised tests; CI runs few.</summary>
public static class Scale
{
    public static int Rounds(int few) =>
        few * (int.TryParse(Environment.GetEnvironmentVariable("ARENA_SCALE"), out var factor) && factor > 0 ? factor : 1);
}
