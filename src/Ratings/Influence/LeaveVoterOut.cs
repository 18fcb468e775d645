using Arena.Ratings.Fits;
using Arena.Ratings.Intervals;

namespace Arena.Ratings.Influence;

/// <summary>
/// Re-fits of a component without one voter each: by chord steps from the full optimum, or in full where the voter cast more than a tenth of
/// the votes, the steps lead nowhere, or the remaining votes fall into parts.
/// </summary>
internal sealed class LeaveVoterOut : IDisposable
{
    private const double Reach = 1e-7;
    private const int MostSteps = 40;
    private const double LargestShare = 0.1;

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

    /// <summary>The component without the voter; contestants whom only that voter judged are in no part of it.</summary>
    public Remainder Without(int voter)
    {
        _slots.Add(voter, -1, _table);
        var remainder = Follow(voter) ?? Refit();
        _slots.Add(voter, 1, _table);
        return remainder;
    }

    public void Dispose() => _evaluator.Dispose();

    private Remainder? Follow(int voter)
    {
        var groups = RemainingVotes.Connect(_table).Groups();
        var parameters = _component.Parameters.ToArray();
        if (groups.Length != 1 || Votes(voter) > LargestShare * _component.Votes || !_solver.TrySolve(parameters, Reach, MostSteps))
        {
            return null;
        }

        var part = new int[_table.Members];
        Array.Fill(part, -1);
        Array.ForEach(groups[0], member => part[member] = 0);
        var whole = new RemainderPart(
            _component.Layout, parameters, _component.ModelCovariance, _component.Parameters.ToArray(), _table.TotalWins(), _table.TotalTies());
        return new Remainder(_component, [whole], part, [.. Enumerable.Range(0, part.Length)]);
    }

    private Remainder Refit()
    {
        var fit = PairwiseFitter.Fit(_table.ToCells(), _table.Members, _options, weighted: false);
        var members = Enumerable.Range(0, _table.Members);
        return new Remainder(
            _component,
            [.. fit.Components.Select(part => new RemainderPart(
                part.Layout, part.Parameters.ToArray(), part.ModelCovariance, null, part.Table.TotalWins(), part.Table.TotalTies()))],
            [.. members.Select(fit.ComponentOf)],
            [.. members.Select(fit.LocalIndex)]);
    }
}
