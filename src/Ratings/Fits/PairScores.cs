namespace Arena.Ratings.Fits;

/// <summary>The score of each kind of vote (0 the pair's first wins, 1 it loses, 2 tie) at the optimum, pair by pair.</summary>
internal sealed class PairScores(ComponentFit fit)
{
    private readonly double _nu = fit.Layout.NuOf(fit.Parameters);

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
        var root = Math.Exp(Math.Clamp((fit.Theta[first] - fit.Theta[second] + (sign * fit.Seat)) / 2, -300, 300));
        var denominator = (root * root) + 1 + (_nu * root);
        var mean = ((root * root) - 1) / (2 * denominator);
        var statistic = (kind == 0 ? 0.5 : kind == 1 ? -0.5 : 0) - mean;
        var sum = statistic * (weights[first] - weights[second]);
        sum += fit.Layout.Seat ? sign * statistic * weights[fit.Layout.SeatIndex] : 0;
        sum += fit.Layout.Tie ? ((kind == 2 ? 1 : 0) - (_nu * root / denominator)) * weights[fit.Layout.TieIndex] : 0;
        return sum;
    }
}
