using Arena.Ratings.Votes;

namespace Arena.Ratings.Fits;

/// <summary>The score of each kind of vote (0 the pair's first wins, 1 it loses, 2 tie) at the optimum, pair by pair.</summary>
internal sealed class PairScores(ComponentFit fit, FitOptions options)
{
    private readonly VoteScores _scores = new(fit, options);

    public static double[] Cells(PairTable table, int side, int kind) => kind switch
    {
        0 => table.Sides[side].Wins,
        1 => table.Sides[side].Losses,
        _ => table.Sides[side].Ties,
    };

    /// <summary>The product of a vote's score with a vector over all parameters.</summary>
    public double Influence(ReadOnlySpan<double> weights, int side, int pair, int kind)
    {
        var (first, second, sign) = (fit.Table.First[pair], fit.Table.Second[pair], fit.Table.Sides[side].Sign);
        var outcome = kind == 0 ? Outcome.Left : kind == 1 ? Outcome.Right : Outcome.Tie;
        var (statistic, tie) = _scores.At(fit.Theta[first] - fit.Theta[second] + (sign * fit.Seat), outcome);
        var sum = statistic * (weights[first] - weights[second]);
        sum += fit.Layout.Seat ? sign * statistic * weights[fit.Layout.SeatIndex] : 0;
        sum += fit.Layout.Tie ? tie * weights[fit.Layout.TieIndex] : 0;
        return sum;
    }
}
