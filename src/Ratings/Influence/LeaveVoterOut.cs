using Arena.Ratings.Fits;
using Arena.Ratings.Intervals;

namespace Arena.Ratings.Influence;

/// <summary>Re-fits of a component without one voter each, by chord steps from the full optimum.</summary>
internal sealed class LeaveVoterOut : IDisposable
{
    private const double Reach = 1e-7;
    private const int MostSteps = 40;

    private readonly ComponentFit _component;
    private readonly FitOptions _options;
    private readonly VoteSlots _slots;
    private readonly PairTable _table;
    private readonly PairEvaluator _evaluator;
    private readonly ChordSolver _solver;

    public LeaveVoterOut(PairwiseFit fit, ComponentFit component, VoterVotes votes)
    {
        component.RequireCounts();
        _component = component;
        _options = fit.Options;
        _slots = new VoteSlots(fit, component, votes);
        _table = component.Table.Copy();
        _evaluator = new PairEvaluator(_table, component.Layout, component.Penalty);
        _solver = new ChordSolver(_evaluator, component.ModelCovariance);
    }

    /// <summary>Rated votes of a voter in this component.</summary>
    public int Votes(int voter) => _slots.Count(voter);

    /// <summary>
    /// The parameters without the voter, in the component's layout. If what remains no longer determines them, the
    /// remainder is fitted like any such board; contestants without votes then keep their rating of the full fit.
    /// </summary>
    public double[] Parameters(int voter)
    {
        var parameters = _component.Parameters.ToArray();
        _slots.Add(voter, -1, _table);
        if (!_solver.TrySolve(parameters, Reach, MostSteps))
        {
            Refit(parameters);
        }

        _slots.Add(voter, 1, _table);
        return parameters;
    }

    public void Dispose() => _evaluator.Dispose();

    private void Refit(double[] parameters)
    {
        _component.Parameters.CopyTo(parameters);
        foreach (var part in PairwiseFitter.Fit(_table.ToCells(), _table.Members, _options, weighted: false).Components)
        {
            for (var i = 0; i < part.Members.Count; i++)
            {
                parameters[part.Members[i]] = part.Theta[i];
            }
        }
    }
}
