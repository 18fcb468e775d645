using Arena.Ratings.Numerics;

namespace Arena.Ratings.Fits;

/// <summary>
/// The fit of contestants that votes connect. Ratings of different components have nothing to do with each other.
/// All arrays are indexed by local index, the position in <see cref="Members"/>; all numbers are in log-odds.
/// </summary>
public sealed class ComponentFit
{
    private readonly double[] _parameters;

    internal ComponentFit(IReadOnlyList<int> members, double[] parameters, PairTable table, FitLayout layout, Penalty penalty)
    {
        Members = members;
        _parameters = parameters;
        Table = table;
        Layout = layout;
        Penalty = penalty;
    }

    /// <summary>The contestants, ascending.</summary>
    public IReadOnlyList<int> Members { get; }

    /// <summary>Ratings in log-odds; they sum to 0.</summary>
    public ReadOnlySpan<double> Theta => _parameters.AsSpan(0, Members.Count);

    /// <summary>The advantage of the left side in log-odds; 0 if it was not fitted.</summary>
    public double Seat => Layout.SeatOf(_parameters);

    /// <summary>Standard error of <see cref="Seat"/>; NaN if it was not fitted.</summary>
    public double SeatSe => Layout.Seat ? Math.Sqrt(Covariance[Layout.SeatIndex, Layout.SeatIndex]) : double.NaN;

    /// <summary>Whether the votes leave the seat effect open (or infinite), so that the prior had to close it.</summary>
    public bool SeatPenalised => Penalty.SeatPrecision > 0;

    /// <summary>Whether the votes leave the tie parameter open, so that the prior had to close it.</summary>
    public bool TiePenalised => Penalty.TiePrecision > 0;

    /// <summary>Davidson's nu: 0 without ties, infinite if there are only ties (fitted as half wins); NaN under other models.</summary>
    public required double Nu { get; init; }

    /// <summary>Rao-Kupper's kappa in log-odds; NaN under other models and without both ties and wins.</summary>
    public double Kappa => Layout.IsRaoKupper ? Layout.TieOf(_parameters) : double.NaN;

    /// <summary>Standard error of the logarithm of the tie parameter, nu or kappa; NaN if none was fitted.</summary>
    public double LogTieSe => Layout.Tie ? Math.Sqrt(Covariance[Layout.TieIndex, Layout.TieIndex]) : double.NaN;

    /// <summary>Rated votes in the component.</summary>
    public required double Votes { get; init; }

    /// <summary>Whether wins lead from everyone to everyone (Ford 1957).</summary>
    public required bool StronglyConnected { get; init; }

    /// <summary>Which members were fitted with the prior; their rows are provisional.</summary>
    public required IReadOnlyList<bool> Penalised { get; init; }

    /// <summary>Rated votes per member.</summary>
    public required IReadOnlyList<double> VotesPerMember { get; init; }

    /// <summary>
    /// The sandwich V = X (B + Q) X of all parameters: the members, then seat and log of the tie parameter where fitted. Q is the prior's
    /// precision, in the estimate and in the variance alike; 0 without penalty.
    /// </summary>
    public required SymmetricMatrix Covariance { get; init; }

    /// <summary>The model-based covariance X = (information + Q)^-1, with the members' part orthogonal to 1.</summary>
    public required SymmetricMatrix ModelCovariance { get; init; }

    /// <summary>Akaike's information criterion (1974): twice the number of free parameters less twice the log-likelihood.</summary>
    /// <exception cref="ArgumentException">A weighted or style-controlled fit.</exception>
    public double Aic() => (2 * (Layout.Size - 1)) - (2 * LogLikelihood());

    /// <summary>Log-likelihood at the optimum, without the penalty.</summary>
    /// <exception cref="ArgumentException">A weighted or style-controlled fit.</exception>
    public double LogLikelihood()
    {
        RequireCounts();
        using var evaluator = new PairEvaluator(Table, Layout, Penalty);
        return evaluator.LogLikelihood(_parameters);
    }

    /// <summary>Number of voters the variance is clustered by; 0 if every vote counts as independent.</summary>
    public int Clusters { get; internal init; }

    internal ReadOnlySpan<double> Parameters => _parameters;

    /// <summary>Whether the votes' style was controlled for; such a fit cannot be redone from counts.</summary>
    public bool IsStyleControlled { get; init; }

    internal FitLayout Layout { get; }

    internal PairTable Table { get; }

    internal Penalty Penalty { get; }

    /// <summary>Whether the votes can be taken out and put in again: not where style was controlled for or votes were weighted.</summary>
    internal bool HasCounts => !IsStyleControlled && Table.Votes is null;

    internal void RequireCounts()
    {
        if (!HasCounts)
        {
            throw new ArgumentException($"A {(IsStyleControlled ? "style-controlled" : "weighted")} fit cannot be redone from counts.");
        }
    }

    /// <summary>The fit after a few more votes, with the covariance of the last full fit.</summary>
    internal ComponentFit MovedTo(double[] parameters, double votes, double[] votesPerMember, PairTable table) =>
        new(Members, parameters, table, Layout, Penalty)
        {
            Nu = Layout.Tie && !Layout.IsRaoKupper ? Layout.TieOf(parameters) : Nu,
            Votes = votes,
            StronglyConnected = StronglyConnected,
            Penalised = Penalised,
            VotesPerMember = votesPerMember,
            Covariance = Covariance,
            ModelCovariance = ModelCovariance,
            Clusters = Clusters,
        };

    /// <summary>The ratings with style held equal; the matrices' first rows and columns are those of this layout.</summary>
    internal ComponentFit WithStyle(
        double[] parameters, SymmetricMatrix inverse, SymmetricMatrix covariance, int clusters) =>
        new(Members, parameters, Table, Layout, Penalty)
        {
            Nu = Layout.Tie && !Layout.IsRaoKupper ? Layout.TieOf(parameters) : Nu,
            Votes = Votes,
            StronglyConnected = StronglyConnected,
            Penalised = Penalised,
            VotesPerMember = VotesPerMember,
            Covariance = covariance.Leading(Layout.Size),
            ModelCovariance = inverse.Leading(Layout.Size),
            Clusters = clusters,
            IsStyleControlled = true,
        };

    /// <summary>The same fit with another covariance.</summary>
    internal ComponentFit WithCovariance(SymmetricMatrix covariance, int clusters) => new(Members, _parameters, Table, Layout, Penalty)
    {
        Nu = Nu,
        Votes = Votes,
        StronglyConnected = StronglyConnected,
        Penalised = Penalised,
        VotesPerMember = VotesPerMember,
        Covariance = covariance,
        ModelCovariance = ModelCovariance,
        Clusters = clusters,
        IsStyleControlled = IsStyleControlled,
    };
}
