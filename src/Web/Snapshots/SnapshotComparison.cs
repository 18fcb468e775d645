namespace Arena.Web.Snapshots;

/// <summary>Two published boards beside each other.</summary>
/// <param name="A">The one.</param>
/// <param name="B">The other.</param>
public sealed record SnapshotComparison(PublishedBoard A, PublishedBoard B)
{
    /// <summary>Whether ratings of the two mean the same: one slice, one method.</summary>
    public bool IsAlike => A.Board == B.Board && A.MethodVersion == B.MethodVersion;

    /// <summary>Whether the two are of the same votes.</summary>
    public bool IsOfSameVotes => A.VotesHash == B.VotesHash;

    /// <summary>Contestants of either, in the order of B, then those that are only in A.</summary>
    public IReadOnlyList<ComparedRow> Rows
    {
        get
        {
            var before = A.Rows.ToDictionary(row => row.Contestant);
            var after = B.Rows.Select(row => row.Contestant).ToHashSet();
            return
            [
                .. B.Rows.Select(row => new ComparedRow(before.GetValueOrDefault(row.Contestant), row)),
                .. A.Rows.Where(row => !after.Contains(row.Contestant)).Select(row => new ComparedRow(row, null)),
            ];
        }
    }

    /// <summary>Contestants whose intervals on the two boards do not overlap.</summary>
    public int Apart => Rows.Count(row => row.IsApart);
}

/// <summary>A contestant on two boards; at least on one.</summary>
public sealed record ComparedRow(PublishedRow? A, PublishedRow? B)
{
    public PublishedRow Any => B ?? A!;

    /// <summary>Rating on B minus rating on A; null where it is on one only.</summary>
    public double? Difference => B?.Rating - A?.Rating;

    /// <summary>Whether the two intervals do not overlap. Boards share votes, so this is stricter than a test of the difference.</summary>
    public bool IsApart => A is { Low: { } low, High: { } high } && B is { Low: { } from, High: { } to } && (to < low || from > high);
}
