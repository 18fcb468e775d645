using Arena.Contracts.Ratings;

namespace Arena.Web.Snapshots;

/// <summary>Two published boards beside each other. Ratings compare within a group of contestants that votes connect, and only on boards of one kind.</summary>
public sealed class SnapshotComparison
{
    private readonly Dictionary<(int A, int B), int> _shared;

    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    public SnapshotComparison(PublishedBoard a, PublishedBoard b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        (A, B) = (a, b);
        var before = a.Rows.ToDictionary(row => row.Contestant);
        var after = b.Rows.Select(row => row.Contestant).ToHashSet();
        _shared = b.Rows.Where(row => before.ContainsKey(row.Contestant))
            .GroupBy(row => (before[row.Contestant].Component, row.Component)).ToDictionary(pair => pair.Key, pair => pair.Count());
        Rows =
        [
            .. b.Rows.Select(row => Compare(before.GetValueOrDefault(row.Contestant), row)),
            .. a.Rows.Where(row => !after.Contains(row.Contestant)).Select(row => Compare(row, null)),
        ];
    }

    public PublishedBoard A { get; }

    public PublishedBoard B { get; }

    /// <summary>Whether ratings of the two mean the same: one slice, one method.</summary>
    public bool IsAlike => A.Board == B.Board && A.MethodVersion == B.MethodVersion;

    /// <summary>Whether the two are of the same votes.</summary>
    public bool IsOfSameVotes => A.VotesHash == B.VotesHash;

    /// <summary>Contestants of either, in the order of B, then those that are only in A.</summary>
    public IReadOnlyList<ComparedRow> Rows { get; }

    /// <summary>The rows by group of B; those that are only in A come last, without a group.</summary>
    public IEnumerable<IGrouping<int?, ComparedRow>> Groups => Rows.GroupBy(row => row.B?.Component);

    /// <summary>Whether one of the boards has contestants that no battle links.</summary>
    public bool HasGroups => A.Rows.Concat(B.Rows).Any(row => row.Component > 0);

    /// <summary>Contestants with an interval on both boards that compares.</summary>
    public int Compared => Rows.Count(row => row.IsCompared);

    /// <summary>Of them, those whose intervals do not overlap.</summary>
    public int Apart => Rows.Count(row => row.IsApart);

    /// <summary>What to compare first: the newest board that has an older one of its kind, and that one; else the two newest.</summary>
    /// <param name="snapshots">Newest first; two or more.</param>
    public static (SnapshotInfo A, SnapshotInfo B) Newest(IReadOnlyList<SnapshotInfo> snapshots)
    {
        ArgumentNullException.ThrowIfNull(snapshots);
        var newest = snapshots.GroupBy(one => (one.Board, one.MethodVersion)).FirstOrDefault(kind => kind.Count() > 1)?.Take(2).ToArray();
        return newest is [var b, var a] ? (a, b) : (snapshots[1], snapshots[0]);
    }

    private ComparedRow Compare(PublishedRow? a, PublishedRow? b)
    {
        var isSameGroup = a is not null && b is not null && IsSameGroup(a.Component, b.Component);
        return new ComparedRow(a, b, isSameGroup, IsAlike);
    }

    // Groups are numbered by size, so a number says nothing. Two are the same where most of what the boards share of either is in the other.
    private bool IsSameGroup(int a, int b)
    {
        var both = 2 * _shared[(a, b)];
        return both > _shared.Where(pair => pair.Key.A == a).Sum(pair => pair.Value) && both > _shared.Where(pair => pair.Key.B == b).Sum(pair => pair.Value);
    }
}
