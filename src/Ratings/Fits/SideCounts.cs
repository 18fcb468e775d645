namespace Arena.Ratings.Fits;

/// <summary>
/// The votes of every pair of a component for one seating, from the view of the pair's first contestant. Index = pair.
/// Sign is +1 where the first sits left, -1 where it sits right, 0 where both seatings are pooled (no seat effect).
/// </summary>
internal sealed class SideCounts(double sign, int paddedPairs)
{
    public double Sign { get; } = sign;

    public double[] Wins { get; } = new double[paddedPairs];

    public double[] Losses { get; } = new double[paddedPairs];

    public double[] Ties { get; } = new double[paddedPairs];

    /// <summary>Sums of squared weights, for the sandwich; the counts themselves where every vote weighs 1.</summary>
    public double[]? SquaredWins { get; set; }

    public double[]? SquaredLosses { get; set; }

    public double[]? SquaredTies { get; set; }

    public SideCounts Copy()
    {
        var copy = new SideCounts(Sign, Wins.Length);
        copy.CopyFrom(this);
        return copy;
    }

    public void CopyFrom(SideCounts other)
    {
        other.Wins.CopyTo(Wins, 0);
        other.Losses.CopyTo(Losses, 0);
        other.Ties.CopyTo(Ties, 0);
    }
}
