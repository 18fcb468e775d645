namespace Arena.Web.Snapshots;

/// <summary>A contestant on two boards; at least on one.</summary>
/// <param name="A">On the one.</param>
/// <param name="B">On the other.</param>
/// <param name="IsSameGroup">Whether it is on both, in the same group.</param>
/// <param name="IsAlike">Whether the boards are of one kind.</param>
public sealed record ComparedRow(PublishedRow? A, PublishedRow? B, bool IsSameGroup, bool IsAlike)
{
    public PublishedRow Any => B ?? A!;

    /// <summary>Whether it is on both boards, but among contestants of another group.</summary>
    public bool HasMoved => A is not null && B is not null && !IsSameGroup;

    /// <summary>Rating on B minus rating on A; null where they do not compare.</summary>
    public double? Difference => IsSameGroup && IsAlike ? B!.Rating - A!.Rating : null;

    /// <summary>Votes on B minus votes on A; null where the boards are of other votes.</summary>
    public int? NewVotes => IsAlike ? (B?.Votes ?? 0) - (A?.Votes ?? 0) : null;

    /// <summary>Whether there are two intervals that compare.</summary>
    public bool IsCompared => Difference is not null && A is { Low: not null, High: not null } && B is { Low: not null, High: not null };

    /// <summary>Whether they do not overlap. Boards share votes, so this is stricter than a test of the difference.</summary>
    public bool IsApart => IsCompared && (B!.High < A!.Low || B.Low > A.High);
}
