namespace Arena.Ratings.Votes;

/// <summary>All votes of one ordered pair: <paramref name="Left"/> was displayed on the left, <paramref name="Right"/> on the right.</summary>
/// <param name="Left">The contestant on the left.</param>
/// <param name="Right">The contestant on the right.</param>
/// <param name="LeftWins">Votes for the left side.</param>
/// <param name="RightWins">Votes for the right side.</param>
/// <param name="Ties">Ties, without "both bad".</param>
/// <param name="BothBad">Votes that found both bad.</param>
public readonly record struct PairCell(int Left, int Right, int LeftWins, int RightWins, int Ties, int BothBad)
{
    /// <summary>The sum of the four counts.</summary>
    public long Total => (long)LeftWins + RightWins + Ties + BothBad;
}
