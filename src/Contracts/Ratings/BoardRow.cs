namespace Arena.Contracts.Ratings;

/// <summary>One contestant on a board. Ratings in Elo; the mean of a component is 1000.</summary>
/// <param name="Rank">By rating within its component, 1 is best.</param>
/// <param name="RankLow">Best rank that the simultaneous 95 % rank set allows.</param>
/// <param name="RankHigh">Worst rank that it allows.</param>
/// <param name="Contestant">Catalogue id.</param>
/// <param name="Name">Display name.</param>
/// <param name="Family">Family.</param>
/// <param name="Variant">Variant.</param>
/// <param name="Rating">Elo.</param>
/// <param name="Low">Lower end of the 95 % interval; null where the method has none.</param>
/// <param name="High">Upper end.</param>
/// <param name="Votes">Rated votes of the contestant.</param>
/// <param name="Wins">Of them, won.</param>
/// <param name="Losses">Lost.</param>
/// <param name="Ties">Tied, both bad not included.</param>
/// <param name="BothBad">Both bad.</param>
/// <param name="Status">How sure the row is.</param>
/// <param name="Component">0-based; ratings of two components cannot be compared.</param>
[GenerateSerializer, Immutable, Alias("arena.BoardRow")]
public sealed record BoardRow(
    [property: Id(0)] int Rank,
    [property: Id(1)] int RankLow,
    [property: Id(2)] int RankHigh,
    [property: Id(3)] string Contestant,
    [property: Id(4)] string Name,
    [property: Id(5)] string Family,
    [property: Id(6)] string Variant,
    [property: Id(7)] double Rating,
    [property: Id(8)] double? Low,
    [property: Id(9)] double? High,
    [property: Id(10)] int Votes,
    [property: Id(11)] int Wins,
    [property: Id(12)] int Losses,
    [property: Id(13)] int Ties,
    [property: Id(14)] int BothBad,
    [property: Id(15)] BoardStatus Status,
    [property: Id(16)] int Component)
{
    /// <summary>Standard error of the rating in Elo.</summary>
    [Id(17)]
    public double? Se { get; init; }

    /// <summary>Probability of being the best of the component, under the estimate's normal approximation.</summary>
    [Id(18)]
    public double? BestShare { get; init; }

    /// <summary>Tier with a fixed anchor, from 1.</summary>
    [Id(19)]
    public int? Tier { get; init; }

    /// <summary>With every vote weighed by 1 / max(votes of its pair, 50), so that opponents count as if met equally often.</summary>
    [Id(20)]
    public OtherRating? PairWeighted { get; init; }

    /// <summary>On language boards: the rating that borrows from other languages.</summary>
    [Id(21)]
    public ShrunkenRating? Shrunken { get; init; }
}
