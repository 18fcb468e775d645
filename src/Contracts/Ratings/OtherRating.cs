namespace Arena.Contracts.Ratings;

/// <summary>The same contestant under another weighing of the votes, with its own 95 % interval.</summary>
/// <param name="Rating">Elo.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
[GenerateSerializer, Immutable, Alias("arena.OtherRating")]
public sealed record OtherRating([property: Id(0)] double Rating, [property: Id(1)] double Low, [property: Id(2)] double High);
