namespace Arena.Contracts.Ratings;

/// <summary>
/// Whether more votes are excluded lately than before (docs/ratings.md, "The ledger"). Votes that are out by their nature, such as imported
/// ones, are in none of the numbers.
/// </summary>
/// <param name="Days">Length of the recent window in days.</param>
/// <param name="Recent">Votes cast in it.</param>
/// <param name="RecentExcluded">Of them, excluded by a rule or a person.</param>
/// <param name="Before">Votes cast before it.</param>
/// <param name="BeforeExcluded">Of them, excluded.</param>
/// <param name="PValue">Probability of at least as many recent exclusions if the rate had not changed (Fisher's exact test, one-sided).</param>
/// <param name="Raised">Whether that is below 1e-4.</param>
[GenerateSerializer, Immutable, Alias("arena.ExclusionAlarm")]
public sealed record ExclusionAlarm(
    [property: Id(0)] int Days,
    [property: Id(1)] int Recent,
    [property: Id(2)] int RecentExcluded,
    [property: Id(3)] int Before,
    [property: Id(4)] int BeforeExcluded,
    [property: Id(5)] double PValue,
    [property: Id(6)] bool Raised);
