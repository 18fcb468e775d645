namespace Arena.Contracts.Ratings.Analytics;

/// <summary>What an answer was computed from.</summary>
/// <param name="VoteCutoff">Sequence number of the last vote that was read.</param>
/// <param name="Exclusions">Number of the last entry about exclusions that was read.</param>
[GenerateSerializer, Immutable, Alias("arena.AnalyticsStand")]
public sealed record AnalyticsStand([property: Id(0)] long VoteCutoff, [property: Id(1)] long Exclusions);
