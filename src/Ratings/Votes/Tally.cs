namespace Arena.Ratings.Votes;

/// <summary>The record of one contestant over all its opponents and both sides.</summary>
/// <param name="Wins">Votes it won.</param>
/// <param name="Losses">Votes it lost.</param>
/// <param name="Ties">Ties, without "both bad".</param>
/// <param name="BothBad">Votes that found it and its opponent bad.</param>
public readonly record struct Tally(int Wins, int Losses, int Ties, int BothBad)
{
    /// <summary>All its votes.</summary>
    public long Votes => (long)Wins + Losses + Ties + BothBad;
}
