using Arena.Ratings.Fits;

namespace Arena.Ratings.Boards;

/// <summary>How a fit becomes a published table.</summary>
public sealed record BoardOptions
{
    /// <summary>The model to fit, Davidson with a seat effect; of online Elo its revision.</summary>
    public FitOptions Fit { get; init; } = FitOptions.Davidson;

    /// <summary>Coverage of the intervals and of the rank sets; 0.95.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>Draws for the critical value of the rank sets and for P(best); 2,000 give the value to about half a percent.</summary>
    public int RankDraws { get; init; } = 2000;

    /// <summary>Seed of those draws; part of a snapshot.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Rows with fewer rated votes are provisional; 30. Online Elo waits for <see cref="Elo.OnlineElo.StartVotes"/> instead.</summary>
    public int ProvisionalVotes { get; init; } = 30;

    /// <summary>Widest half-width in Elo of a usable row; 60.</summary>
    public double UsableHalfWidth { get; init; } = 60;

    /// <summary>Widest half-width in Elo of an established row; 30.</summary>
    public double EstablishedHalfWidth { get; init; } = 30;

    /// <summary>Whether numbers are rounded to 1e-6 Elo for publication; on.</summary>
    public bool Round { get; init; } = true;

    internal void Check()
    {
        if (!(Confidence > 0 && Confidence < 1) || RankDraws < 1)
        {
            throw new ArgumentException("Confidence lies between 0 and 1, and there is at least one draw.");
        }
    }
}
