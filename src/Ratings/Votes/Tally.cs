namespace Arena.Ratings.Votes;

/// <summary>The record of one contestant over all its opponents and both sides.</summary>
/// <param name="Wins">Votes it won.</param>
/// <param name="Losses">Votes it lost.</param>
/// <param name="Ties">Ties, without "both bad".</param>
/// <param name="BothBad">Votes that found it and its opponent bad.</param>
public readonly record struct Tally(int Wins, int Losses, int Ties, int BothBad)
{
    /// <summary>All its votes.</summary>
    public int Votes => Wins + Losses + Ties + BothBad;

    /// <summary>Share of its votes that did not call both answers bad, in [0, 1]; NaN without votes.</summary>
    public double AcceptableShare => Votes == 0 ? double.NaN : 1 - ((double)BothBad / Votes);
}
