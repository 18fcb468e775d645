namespace Arena.Grains.Research.SelfTest;

/// <summary>One thing that must hold.</summary>
/// <param name="Name">What.</param>
/// <param name="Holds">Whether it does.</param>
/// <param name="Detail">What was found.</param>
internal sealed record SelfTestCheck(string Name, bool Holds, string Detail);
