using System.Collections.Immutable;
using Arena.Contracts.Ratings;

namespace Arena.Web.Snapshots;

/// <summary>The list of published boards.</summary>
/// <param name="All">Newest first.</param>
/// <param name="Board">The slice that was asked for; null for all.</param>
public sealed record SnapshotsPage(ImmutableArray<SnapshotInfo> All, string? Board)
{
    /// <summary>Rows of one page: an arena that publishes every language every week has hundreds. The JSON has all.</summary>
    public const int Most = 100;

    public IEnumerable<string> Boards => All.Select(snapshot => snapshot.Board).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Those of the slice, the newest.</summary>
    public ImmutableArray<SnapshotInfo> Shown { get; } = [.. Wanted(All, Board).Take(Most)];

    /// <summary>Older ones of the slice.</summary>
    public int LeftOut => Wanted(All, Board).Count() - Shown.Length;

    private static IEnumerable<SnapshotInfo> Wanted(ImmutableArray<SnapshotInfo> all, string? board) => all.Where(snapshot => board is null || snapshot.Board == board);
}
