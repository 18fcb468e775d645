namespace Arena.Contracts.Ratings.Analytics;

/// <summary>An estimate with its 95 % interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
[GenerateSerializer, Immutable, Alias("arena.Interval")]
public sealed record Interval([property: Id(0)] double Value, [property: Id(1)] double Low, [property: Id(2)] double High);
