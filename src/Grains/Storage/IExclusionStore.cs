using Arena.Contracts.Voters;

namespace Arena.Grains.Storage;

/// <summary>Votes that no board counts, with the reason. Append-only: an exclusion is lifted by a later entry.</summary>
internal interface IExclusionStore
{
    /// <summary>Excludes a vote or lifts its exclusion (reason null); every change is kept.</summary>
    Task ChangeAsync(Exclusion exclusion, CancellationToken cancellationToken);

    /// <summary>
    /// Excludes every vote of a voter that is not excluded yet for a reason, or (reason null) lifts those exclusions of the voter's votes
    /// whose reason is fraud_flag or manual: what a rule or the voter excluded stays so.
    /// </summary>
    /// <returns>How many votes changed.</returns>
    Task<int> ChangeVoterAsync(VoterId voter, string? reason, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The reason why a vote is excluded now; empty if it is not; null if there is no such vote.</summary>
    Task<string?> ReasonAsync(long sequence, CancellationToken cancellationToken);

    /// <summary>Changes after an entry number, in order; the last one for a vote holds.</summary>
    Task<IReadOnlyList<(long Entry, Exclusion Exclusion)>> ReadAsync(long afterEntry, CancellationToken cancellationToken);
}
