using Arena.Ratings.Votes;

namespace Arena.Ratings.Fits;

/// <summary>
/// An ordered pair with real-valued counts (sums of weights) and sums of squared weights per outcome, and how many votes these are of.
/// </summary>
internal readonly record struct WeightedCell(
    int Left, int Right, double LeftWins, double RightWins, double Ties, double LeftSquared, double RightSquared, double TieSquared,
    double DecisiveVotes, double TieVotes)
{
    public double Total => LeftWins + RightWins + Ties;

    public double Votes => DecisiveVotes + TieVotes;

    /// <summary>Votes that weigh 1 each.</summary>
    public static WeightedCell Unweighted(int left, int right, double leftWins, double rightWins, double ties) =>
        new(left, right, leftWins, rightWins, ties, leftWins, rightWins, ties, leftWins + rightWins, ties);

    /// <summary>With more votes of one outcome.</summary>
    /// <param name="outcome">The outcome; "both bad" is a tie.</param>
    /// <param name="weight">Of each.</param>
    /// <param name="times">Their number.</param>
    public WeightedCell Plus(Outcome outcome, double weight, int times)
    {
        var (weights, squares) = (times * weight, times * weight * weight);
        return outcome switch
        {
            Outcome.Left => this with { LeftWins = LeftWins + weights, LeftSquared = LeftSquared + squares, DecisiveVotes = DecisiveVotes + times },
            Outcome.Right => this with { RightWins = RightWins + weights, RightSquared = RightSquared + squares, DecisiveVotes = DecisiveVotes + times },
            _ => this with { Ties = Ties + weights, TieSquared = TieSquared + squares, TieVotes = TieVotes + times },
        };
    }

    /// <summary>All weights times a factor.</summary>
    public WeightedCell Times(double factor) => this with
    {
        LeftWins = LeftWins * factor,
        RightWins = RightWins * factor,
        Ties = Ties * factor,
        LeftSquared = LeftSquared * (factor * factor),
        RightSquared = RightSquared * (factor * factor),
        TieSquared = TieSquared * (factor * factor),
    };

    /// <summary>Decisive votes alone.</summary>
    public WeightedCell WithoutTies() => this with { Ties = 0, TieSquared = 0, TieVotes = 0 };
}
