using Arena.Ratings.Fits;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Intervals;

/// <summary>Where in a component's table each voter's votes stand, so that a voter can be taken out or weighed anew.</summary>
internal sealed class VoteSlots
{
    private readonly List<(int Left, int Right, Outcome Outcome, int Pair)>[] _votes;

    public VoteSlots(PairwiseFit fit, ComponentFit component, VoterVotes votes)
    {
        _votes = new List<(int, int, Outcome, int)>[votes.Voters];
        var scores = new VoteScores(component, fit.Options);
        for (var voter = 0; voter < votes.Voters; voter++)
        {
            _votes[voter] = [];
            foreach (var vote in votes.Of(voter))
            {
                if (scores.IsRated(vote.Outcome) && IsIn(fit, component, vote))
                {
                    _votes[voter].Add(Slot(fit, component, vote));
                }
            }
        }
    }

    public int Voters => _votes.Length;

    public int Count(int voter) => _votes[voter].Count;

    /// <summary>Adds a multiple of a voter's votes to a table with the component's pairs.</summary>
    public void Add(int voter, double weight, PairTable target)
    {
        if (weight == 0)
        {
            return;
        }

        foreach (var (left, right, outcome, pair) in _votes[voter])
        {
            target.CellsOf(left, right, outcome)[pair] += weight;
        }
    }

    /// <summary>Whether all of a member's votes are one voter's, for each.</summary>
    public bool[] JudgedByOne(int members)
    {
        var (first, alone) = (new int?[members], new bool[members]);
        Array.Fill(alone, true);
        for (var voter = 0; voter < Voters; voter++)
        {
            foreach (var (left, right, _, _) in _votes[voter])
            {
                alone[left] &= (first[left] ??= voter) == voter;
                alone[right] &= (first[right] ??= voter) == voter;
            }
        }

        return alone;
    }

    private static bool IsIn(PairwiseFit fit, ComponentFit component, Vote vote)
    {
        var c = fit.ComponentOf(vote.Left);
        return c >= 0 && c == fit.ComponentOf(vote.Right)
            ? ReferenceEquals(fit.Components[c], component)
            : throw new ArgumentException($"The fit does not know the vote {vote}.");
    }

    private static (int Left, int Right, Outcome Outcome, int Pair) Slot(PairwiseFit fit, ComponentFit component, Vote vote)
    {
        var (left, right) = (fit.LocalIndex(vote.Left), fit.LocalIndex(vote.Right));
        var pair = component.Table.IndexOf(left, right);
        return pair >= 0 ? (left, right, vote.Outcome, pair) : throw new ArgumentException($"The fit does not know the vote {vote}.");
    }
}
