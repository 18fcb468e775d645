using Arena.Ratings.Numerics;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Fits;

/// <summary>
/// Follows one component's optimum vote by vote: theta += X g with the exact gradient g and the inverse X of the last
/// full fit (a chord step of Newton's method), repeated until it moves no further than <see cref="Reach"/>.
/// </summary>
internal sealed class ChordRefit : IDisposable
{
    /// <summary>Log-odds; a five-hundredth of an Elo point.</summary>
    private const double Reach = 1e-5;
    private const int MostSteps = 8;

    private readonly ComponentFit _fit;
    private readonly FitOptions _options;
    private readonly PairEvaluator _evaluator;
    private readonly double[] _parameters;
    private readonly double[] _gradient;
    private readonly double[] _votes;

    public ChordRefit(ComponentFit fit, FitOptions options)
    {
        _fit = fit;
        _options = options;
        _evaluator = new PairEvaluator(fit.Table.Completed(), fit.Layout, fit.Penalty);
        _parameters = fit.Parameters.ToArray();
        _gradient = new double[fit.ModelCovariance.Stride];
        _votes = [.. fit.VotesPerMember];
    }

    /// <summary>
    /// Whether the kept inverse no longer describes the votes: a contestant has gained half its votes again, a tie came
    /// into a fit without ties, or the steps did not settle.
    /// </summary>
    public bool IsStale { get; private set; }

    public void Add(int left, int right, Outcome outcome)
    {
        if (_options.Ties == TieRule.Drop && outcome > Outcome.Right)
        {
            return;
        }

        Count(left, right, outcome);
        IsStale |= !Settle() || Outgrown(left) || Outgrown(right);
        IsStale |= outcome > Outcome.Right && _options.Model == PairwiseModel.Davidson && !_fit.Layout.Tie;
    }

    public ComponentFit Current() => _fit.MovedTo([.. _parameters], _votes.Sum() / 2, [.. _votes], _evaluator.Table);

    public void Dispose() => _evaluator.Dispose();

    private bool Outgrown(int member) => _votes[member] > 1.5 * _fit.VotesPerMember[member];

    private void Count(int left, int right, Outcome outcome)
    {
        var leftIsFirst = left > right;
        var table = _evaluator.Table;
        var side = table.Sides[leftIsFirst ? 0 : table.Sides.Length - 1];
        var pair = PairTable.CompleteIndex(Math.Max(left, right), Math.Min(left, right));
        if (outcome > Outcome.Right)
        {
            side.Ties[pair]++;
        }
        else if (leftIsFirst == (outcome == Outcome.Left))
        {
            side.Wins[pair]++;
        }
        else
        {
            side.Losses[pair]++;
        }

        _votes[left]++;
        _votes[right]++;
    }

    private bool Settle()
    {
        for (var step = 0; step < MostSteps; step++)
        {
            _evaluator.Gradient(_parameters, _gradient.AsSpan(0, _parameters.Length));
            var largest = 0.0;
            for (var i = 0; i < _parameters.Length; i++)
            {
                var move = VectorKernels.Dot(_fit.ModelCovariance.Row(i), _gradient, _parameters.Length);
                _parameters[i] += move;
                largest = Math.Max(largest, Math.Abs(move));
            }

            if (largest <= Reach)
            {
                return true;
            }
        }

        return false;
    }
}
