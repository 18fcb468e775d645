namespace Arena.Ratings.Fits;

/// <summary>An ordered pair with real-valued counts (sums of weights) and sums of squared weights per outcome.</summary>
internal readonly record struct WeightedCell(
    int Left, int Right, double LeftWins, double RightWins, double Ties, double LeftSquared, double RightSquared, double TieSquared)
{
    public double Total => LeftWins + RightWins + Ties;
}
