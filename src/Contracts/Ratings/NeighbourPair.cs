namespace Arena.Contracts.Ratings;

/// <summary>Two neighbours on a board: whether their order is settled, and how few votes hold it.</summary>
/// <param name="Upper">The one ahead.</param>
/// <param name="Lower">The one behind.</param>
/// <param name="Difference">In Elo points.</param>
/// <param name="HalfWidth">Half-width of the confidence sequence of the difference: valid however often one looks.</param>
/// <param name="Settled">Whether the difference exceeds it.</param>
/// <param name="VotesNeeded">Further votes between the two until it would; 0 if settled, null if more than a million.</param>
/// <param name="VotesToFlip">Fewest votes whose removal was seen to turn the order; null if a tenth of the votes is not enough, or not looked at.</param>
[GenerateSerializer, Immutable, Alias("arena.NeighbourPair")]
public sealed record NeighbourPair(
    [property: Id(0)] string Upper,
    [property: Id(1)] string Lower,
    [property: Id(2)] double Difference,
    [property: Id(3)] double HalfWidth,
    [property: Id(4)] bool Settled,
    [property: Id(5)] long? VotesNeeded,
    [property: Id(6)] int? VotesToFlip);
