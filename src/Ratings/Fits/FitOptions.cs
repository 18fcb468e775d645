namespace Arena.Ratings.Fits;

/// <summary>What to fit, and when to lean on the prior.</summary>
public sealed record FitOptions
{
    /// <summary>The main model: Davidson with a seat effect.</summary>
    public static FitOptions Davidson { get; } = new();

    /// <summary>Half-win Bradley-Terry without a seat effect, comparable with other arenas.</summary>
    public static FitOptions BradleyTerry { get; } = new() { Model = PairwiseModel.BradleyTerry, Seat = false };

    /// <summary>The newest <see cref="Revision"/>.</summary>
    public const int NewestRevision = 2;

    /// <summary>
    /// The rules of details, as in davidson/2 (docs/ratings.md, "Versions"): the newest, or an older one to compute again what was published
    /// by it. 1 to <see cref="NewestRevision"/>.
    /// </summary>
    public int Revision { get; init; } = NewestRevision;

    /// <summary>The model; Davidson by default, as half-win Bradley-Terry compresses the scale where there are ties.</summary>
    public PairwiseModel Model { get; init; } = PairwiseModel.Davidson;

    /// <summary>Bradley-Terry's treatment of ties; must stay <see cref="TieRule.Half"/> under models of ties.</summary>
    public TieRule Ties { get; init; } = TieRule.Half;

    /// <summary>Whether to estimate an advantage of the left side (Davidson and Beaver 1977); on by default.</summary>
    public bool Seat { get; init; } = true;

    /// <summary>Contestants with fewer rated votes than this are penalised; 50: below it a plain fit is mostly noise.</summary>
    public int PenaltyVotes { get; init; } = 50;

    /// <summary>Standard deviation, in log-odds, of the prior of a penalised contestant around the board's mean; 1.15 is 200 Elo.</summary>
    public double PriorSd { get; init; } = 1.15;

    /// <summary>
    /// A solution is accepted when a step moves no parameter further than this, in log-odds; or further, but not by 1e-7, where rounding
    /// keeps steps from shrinking by half.
    /// </summary>
    public double Tolerance { get; init; } = 1e-11;

    /// <summary>
    /// Largest number of connected contestants fitted at once; 4,096 take about 0.5 GB while fitting. More is refused,
    /// as an M x M matrix of 100,000 contestants would take 80 GB.
    /// </summary>
    public int LargestComponent { get; init; } = 4096;

    internal static bool HasRevision(int revision) => revision is >= 1 and <= NewestRevision;

    /// <exception cref="ArgumentException">Options that contradict each other or lie out of range.</exception>
    internal void Check()
    {
        if (Model != PairwiseModel.BradleyTerry && Ties != TieRule.Half)
        {
            throw new ArgumentException($"{Model} models ties; a tie rule goes with Bradley-Terry only.");
        }

        if (!HasRevision(Revision))
        {
            throw new ArgumentException($"There are revisions 1 to {NewestRevision}, not {Revision}.");
        }

        if (!(PriorSd > 0 && double.IsFinite(PriorSd)) || !(Tolerance > 0) || PenaltyVotes < 0 || LargestComponent < 2)
        {
            throw new ArgumentException("Prior, tolerance, penalty votes or component size out of range.");
        }
    }
}
