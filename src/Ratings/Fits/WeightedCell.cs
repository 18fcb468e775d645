using Arena.Ratings.Votes;

namespace Arena.Ratings.Fits;

/// <summary>An ordered pair with real-valued counts (sums of weights) and sums of squared weights per outcome.</summary>
internal readonly record struct WeightedCell(
    int Left, int Right, double LeftWins, double RightWins, double Ties, double LeftSquared, double RightSquared, double TieSquared)
{
    public double Total => LeftWins + RightWins + Ties;

    /// <summary>With more votes of one outcome.</summary>
    /// <param name="outcome">The outcome; "both bad" is a tie.</param>
    /// <param name="weights">Their sum of weights.</param>
    /// <param name="squares">Their sum of squared weights.</param>
    public WeightedCell Plus(Outcome outcome, double weights, double squares) => outcome switch
    {
        Outcome.Left => this with { LeftWins = LeftWins + weights, LeftSquared = LeftSquared + squares },
        Outcome.Right => this with { RightWins = RightWins + weights, RightSquared = RightSquared + squares },
        _ => this with { Ties = Ties + weights, TieSquared = TieSquared + squares },
    };

    /// <summary>The weights of decisive votes times a factor, those of ties times another.</summary>
    public WeightedCell Times(double factor, double ties) => this with
    {
        LeftWins = LeftWins * factor,
        RightWins = RightWins * factor,
        Ties = Ties * ties,
        LeftSquared = LeftSquared * (factor * factor),
        RightSquared = RightSquared * (factor * factor),
        TieSquared = TieSquared * (ties * ties),
    };
}
