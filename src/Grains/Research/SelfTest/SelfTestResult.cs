namespace Arena.Grains.Research.SelfTest;

/// <summary>What the self-test found.</summary>
/// <param name="Ratings">By contestant.</param>
/// <param name="Checks">All of them, whether they hold or not.</param>
internal sealed record SelfTestResult(IReadOnlyList<RecoveredRating> Ratings, IReadOnlyList<SelfTestCheck> Checks)
{
    public bool Passed => Checks.All(check => check.Holds);
}
