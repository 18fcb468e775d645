using Arena.Contracts.Ratings;
using Arena.Ratings.Fits;

namespace Arena.Grains.Ratings.Snapshots;

/// <summary>Which board to publish.</summary>
/// <param name="Language">Null for all.</param>
/// <param name="Topic">Null for all.</param>
/// <param name="Method">How it is computed.</param>
/// <param name="Style">Whether style is held equal.</param>
public sealed record SnapshotRequest(string? Language = null, string? Topic = null, BoardMethod Method = BoardMethod.Davidson, bool Style = false)
{
    /// <summary>The slice, as on boards.</summary>
    internal string Board => VoteTable.SliceName(Language, Topic);

    /// <summary>Of the fit's rules; an older one to compute again what was published by it.</summary>
    internal int Revision { get; init; } = FitOptions.NewestRevision;

    internal BoardKind Kind => BoardKind.Of(Method, Style, Revision);
}
