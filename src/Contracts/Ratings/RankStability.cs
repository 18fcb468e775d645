namespace Arena.Contracts.Ratings;

/// <summary>How far a contestant's rank moves when any one voter is left out.</summary>
/// <param name="Contestant">Catalogue id.</param>
/// <param name="Rank">With everybody.</param>
/// <param name="Best">Best rank without one voter.</param>
/// <param name="Worst">Worst rank without one voter.</param>
/// <param name="LargestMove">Largest move of its rating in Elo points.</param>
[GenerateSerializer, Immutable, Alias("arena.RankStability")]
public sealed record RankStability(
    [property: Id(0)] string Contestant, [property: Id(1)] int Rank, [property: Id(2)] int Best, [property: Id(3)] int Worst, [property: Id(4)] double LargestMove);
