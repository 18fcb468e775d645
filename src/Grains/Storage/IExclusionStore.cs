namespace Arena.Grains.Storage;

/// <summary>Votes that no board counts, with the reason. Append-only: an exclusion is lifted by a later entry.</summary>
internal interface IExclusionStore
{
    /// <summary>Excludes a vote or lifts its exclusion (reason null); every change is kept.</summary>
    Task ChangeAsync(Exclusion exclusion, CancellationToken cancellationToken);

    /// <summary>Changes after an entry number, in order; the last one for a vote holds.</summary>
    Task<IReadOnlyList<(long Entry, Exclusion Exclusion)>> ReadAsync(long afterEntry, CancellationToken cancellationToken);
}
