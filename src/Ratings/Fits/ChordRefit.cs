using Arena.Ratings.Votes;

namespace Arena.Ratings.Fits;

/// <summary>Follows one component's optimum vote by vote with the inverse of the last full fit.</summary>
internal sealed class ChordRefit : IDisposable
{
    /// <summary>Log-odds; a five-hundredth of an Elo point.</summary>
    private const double Reach = 1e-5;
    private const int MostSteps = 8;

    private readonly ComponentFit _fit;
    private readonly FitOptions _options;
    private readonly PairEvaluator _evaluator;
    private readonly ChordSolver _solver;
    private readonly double[] _parameters;
    private readonly double[] _votes;
    private readonly bool _isPlanOpen;

    public ChordRefit(ComponentFit fit, FitOptions options)
    {
        _fit = fit;
        _options = options;
        _evaluator = new PairEvaluator(fit.Table.Completed(), fit.Layout, fit.Penalty);
        _solver = new ChordSolver(_evaluator, fit.ModelCovariance);
        _parameters = fit.Parameters.ToArray();
        _votes = [.. fit.VotesPerMember];
        var isComplete = fit.Table.TotalWins() > 0 && (fit.Layout.Tie || options.Model == PairwiseModel.BradleyTerry);
        _isPlanOpen = !isComplete || !fit.StronglyConnected || fit.SeatPenalised;
    }

    /// <summary>
    /// Whether the kept inverse no longer describes the votes: a contestant has gained half its votes again, a full fit would hold
    /// others by the prior or fit other parameters (a 50th vote, a first loss, a first tie), or the steps did not settle.
    /// </summary>
    public bool IsStale { get; private set; }

    public void Add(int left, int right, Outcome outcome)
    {
        if (_options.Ties == TieRule.Drop && outcome > Outcome.Right)
        {
            return;
        }

        var pair = PairTable.CompleteIndex(Math.Max(left, right), Math.Min(left, right));
        var isFirstOfItsKind = _evaluator.Table.CellsOf(left, right, outcome)[pair]++ == 0;
        _votes[left]++;
        _votes[right]++;
        IsStale |= !_solver.TrySolve(_parameters, Reach, MostSteps) || Outgrown(left) || Outgrown(right);
        IsStale |= MayChangePlan(left, right, isFirstOfItsKind) && !FitPlan.Of(_evaluator.Table, _options).IsOf(_fit);
    }

    public ComponentFit Current() => _fit.MovedTo([.. _parameters], _votes.Sum() / 2, [.. _votes], _evaluator.Table);

    public void Dispose() => _evaluator.Dispose();

    /// <summary>Votes only ever loosen what held them; a prior on the tie parameter follows the share of ties, so that every vote moves it.</summary>
    private bool MayChangePlan(int left, int right, bool isFirstOfItsKind) =>
        !IsStale && ((isFirstOfItsKind && _isPlanOpen) || _fit.TiePenalised || IsEnough(left) || IsEnough(right));

    private bool IsEnough(int member) => _votes[member].Equals(_options.PenaltyVotes);

    private bool Outgrown(int member) => _votes[member] > 1.5 * _fit.VotesPerMember[member];
}
