namespace Arena.Contracts.Ratings.Analytics;

/// <summary>Which votes to look at.</summary>
/// <param name="Language">Null for all.</param>
/// <param name="Topic">Null for all.</param>
[GenerateSerializer, Immutable, Alias("arena.AnalyticsQuery")]
public sealed record AnalyticsQuery([property: Id(0)] string? Language, [property: Id(1)] string? Topic);
