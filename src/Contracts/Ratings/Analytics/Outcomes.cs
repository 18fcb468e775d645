namespace Arena.Contracts.Ratings.Analytics;

/// <summary>Rated votes from one contestant's point of view.</summary>
/// <param name="Wins">Won.</param>
/// <param name="Losses">Lost.</param>
/// <param name="Ties">Tied, both bad not included.</param>
/// <param name="BothBad">Both bad.</param>
[GenerateSerializer, Immutable, Alias("arena.Outcomes")]
public sealed record Outcomes([property: Id(0)] int Wins, [property: Id(1)] int Losses, [property: Id(2)] int Ties, [property: Id(3)] int BothBad)
{
    /// <summary>Rated votes.</summary>
    public int Votes => Wins + Losses + Ties + BothBad;
}
