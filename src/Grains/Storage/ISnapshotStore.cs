namespace Arena.Grains.Storage;

/// <summary>Published boards, by id.</summary>
internal interface ISnapshotStore
{
    /// <summary>Writes a snapshot; an existing id keeps its bytes.</summary>
    Task PutAsync(string id, DateTimeOffset at, ReadOnlyMemory<byte> json, CancellationToken cancellationToken);

    /// <summary>The bytes of a snapshot, or null.</summary>
    Task<byte[]?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Ids and times, newest first.</summary>
    Task<IReadOnlyList<(string Id, DateTimeOffset At)>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The first bytes of every snapshot, newest first.</summary>
    Task<IReadOnlyList<byte[]>> HeadsAsync(int length, CancellationToken cancellationToken);
}
