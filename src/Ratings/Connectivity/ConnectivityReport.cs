using Arena.Ratings.Fits;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Connectivity;

/// <summary>Which contestants can be compared at all, and which pairs would join the rest.</summary>
public sealed class ConnectivityReport
{
    private ConnectivityReport(IReadOnlyList<ConnectedGroup> groups, IReadOnlyList<int> unrated, IReadOnlyList<BridgeWanted> bridges)
    {
        Groups = groups;
        Unrated = unrated;
        BridgesWanted = bridges;
    }

    /// <summary>Groups that votes connect, largest first.</summary>
    public IReadOnlyList<ConnectedGroup> Groups { get; }

    /// <summary>Contestants without a vote.</summary>
    public IReadOnlyList<int> Unrated { get; }

    /// <summary>
    /// Pairs for the matchmaker: each smaller group and each unrated contestant with the largest group, and inside a group
    /// each strongly connected part with the next lower one. Within a part the contestant with the most votes is taken.
    /// </summary>
    public IReadOnlyList<BridgeWanted> BridgesWanted { get; }

    /// <summary>Whether one board with finite ratings covers every contestant.</summary>
    public bool IsComplete => BridgesWanted.Count == 0;

    /// <summary>Analyses the votes; ties and "both bad" count as wins both ways.</summary>
    public static ConnectivityReport Of(VoteCounts counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var weak = new WeakComponents(counts.Contestants);
        var cells = PairwiseFitter.RatedCells(counts, FitOptions.BradleyTerry);
        Array.ForEach(cells, cell => weak.Join(cell.Left, cell.Right));
        var votes = Array.ConvertAll(counts.Tallies(), tally => tally.Votes);
        var groups = PairwiseFitter.Split(cells, weak.Groups(), counts.Contestants)
            .Select(split => Group(split.Members, PairTableBuilder.Build(split.Cells, split.Members.Length, seat: false, weighted: false)))
            .ToArray();
        var unrated = Enumerable.Range(0, votes.Length).Where(i => votes[i] == 0).ToArray();
        return new ConnectivityReport(groups, unrated, [.. Bridges(groups, unrated, votes)]);
    }

    private static ConnectedGroup Group(int[] members, PairTable table)
    {
        var part = new WinGraph(table).StrongParts();
        var parts = members.Select((member, i) => (member, part[i])).GroupBy(x => x.Item2, x => x.member).OrderBy(g => g.Key);
        return new ConnectedGroup(members, [.. parts.Select(p => p.ToArray())]);
    }

    private static IEnumerable<BridgeWanted> Bridges(ConnectedGroup[] groups, int[] unrated, long[] votes)
    {
        int MostVoted(IEnumerable<int> members) => members.MaxBy(member => votes[member]);
        var hub = groups.Length > 0 ? MostVoted(groups[0].Members) : unrated.FirstOrDefault();
        foreach (var contestant in groups.Skip(1).Select(group => MostVoted(group.Members)).Concat(unrated).Where(c => c != hub))
        {
            yield return new BridgeWanted(hub, contestant, BridgeReason.NoVotes);
        }

        foreach (var (upper, lower) in groups.SelectMany(group => group.StrongParts.Zip(group.StrongParts.Skip(1))))
        {
            yield return new BridgeWanted(MostVoted(upper), MostVoted(lower), BridgeReason.NeverWon);
        }
    }
}
