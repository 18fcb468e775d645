namespace Arena.Contracts.Ratings;

/// <summary>The advantage of the left side in one group of contestants, and the test that there is none (Wald).</summary>
/// <param name="Component">Which group.</param>
/// <param name="Points">Elo points; positive favours the left.</param>
/// <param name="Se">Standard error, clustered by voter.</param>
/// <param name="Z">Points in standard errors.</param>
/// <param name="PValue">Two-sided.</param>
[GenerateSerializer, Immutable, Alias("arena.SeatEffect")]
public sealed record SeatEffect(
    [property: Id(0)] int Component, [property: Id(1)] double Points, [property: Id(2)] double Se, [property: Id(3)] double Z, [property: Id(4)] double PValue);
