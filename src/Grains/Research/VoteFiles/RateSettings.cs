using Arena.Ratings.Boards;
using Arena.Ratings.Fits;

namespace Arena.Grains.Research.VoteFiles;

/// <summary>Which votes of a file to rate, and how.</summary>
internal sealed record RateSettings
{
    /// <summary>The model.</summary>
    public RatingMethod Method { get; init; } = RatingMethod.Davidson;

    /// <summary>What Bradley-Terry does with ties.</summary>
    public TieRule Ties { get; init; } = TieRule.Half;

    /// <summary>Whether to estimate the advantage of the left side.</summary>
    public bool Seat { get; init; }

    /// <summary>Whether to hold style equal, by the columns left_X and right_X of <see cref="VoteFileColumns.Features"/>.</summary>
    public bool Style { get; init; }

    /// <summary>Whether each vote weighs 1 / p, p in the column probability that with which its pair was drawn.</summary>
    public bool ByProbability { get; init; }

    /// <summary>Rounds of the bootstrap; 0 for the sandwich.</summary>
    public int Bootstrap { get; init; }

    /// <summary>Seed of the bootstrap.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Column whose values say which votes depend on each other; null where all are independent.</summary>
    public string? Clusters { get; init; }

    /// <summary>Only votes of this language.</summary>
    public string? Language { get; init; }

    /// <summary>Only votes of this topic.</summary>
    public string? Topic { get; init; }

    /// <summary>Of an arena's export: only votes up to this number of the log, as a snapshot's cut-off says; null for all.</summary>
    public long? Until { get; init; }

    /// <summary>Of an arena's export: only votes of this source; null for all.</summary>
    public string? Source { get; init; } = "own";

    /// <summary>Of an arena's export: whether votes count that are excluded from its boards.</summary>
    public bool Excluded { get; init; }

    /// <summary>Contestants with fewer votes lean on the prior.</summary>
    public int PriorBelow { get; init; } = 50;

    /// <summary>The settings by which the arena publishes boards of its own votes.</summary>
    public static RateSettings Published(RatingMethod method) => new()
    {
        Method = method,
        Seat = method == RatingMethod.Davidson,
        Clusters = method == RatingMethod.Elo ? null : "voter",
    };

    /// <summary>The board's options; numbers are not rounded.</summary>
    public BoardOptions Board => new()
    {
        Round = false,
        Fit = new FitOptions
        {
            Model = Method switch
            {
                RatingMethod.BradleyTerry => PairwiseModel.BradleyTerry,
                RatingMethod.RaoKupper => PairwiseModel.RaoKupper,
                _ => PairwiseModel.Davidson,
            },
            Ties = Ties,
            Seat = Seat,
            PenaltyVotes = PriorBelow,
        },
    };
}
