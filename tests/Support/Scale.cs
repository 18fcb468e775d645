using System.Globalization;

namespace Arena.Support;

/// <summary>ARENA_SCALE: how many times as much the long and the randomised tests do as they do by default.</summary>
public static class Scale
{
    public static int Factor { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("ARENA_SCALE"), NumberStyles.None, CultureInfo.InvariantCulture, out var factor) && factor > 0 ? factor : 1;
}
