namespace Orleans.Core;

/// <summary>A stored record of one grain. Writes compare ETags: a record changed behind the grain's back is never overwritten.</summary>
public interface IStorage
{
    string? Etag { get; }

    bool RecordExists { get; }

    Task ClearStateAsync();

    Task WriteStateAsync();

    Task ReadStateAsync();

    Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

    Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

    Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
}
