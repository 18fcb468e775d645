using System.Collections.Concurrent;
using Arena.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Arena.Grains.Tests.Ratings;

/// <summary>A store of snapshots that refuses those of some board, and counts what it is asked.</summary>
internal sealed class FailingSnapshots
{
    private int _lists;

    /// <summary>Part of the ids that are refused.</summary>
    public string Refused { get; set; } = "";

    /// <summary>Ids that came, refused or not.</summary>
    public ConcurrentQueue<string> Tried { get; } = [];

    /// <summary>How often somebody asked what is published.</summary>
    public int Lists => _lists;

    /// <summary>Puts itself before the store.</summary>
    public void Decorate(IServiceCollection services)
    {
        var inner = services.Last(service => service.ServiceType == typeof(ISnapshotStore));
        services.Remove(inner);
        services.AddSingleton<ISnapshotStore>(provider =>
            new Store(this, (ISnapshotStore)ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!)));
    }

    private sealed class Store(FailingSnapshots faults, ISnapshotStore inner) : ISnapshotStore
    {
        public Task PutAsync(string id, DateTimeOffset at, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
        {
            faults.Tried.Enqueue(id);
            return id.Contains(faults.Refused, StringComparison.Ordinal)
                ? throw new StorageException("The test says so.", outcomeUnknown: false)
                : inner.PutAsync(id, at, json, cancellationToken);
        }

        public Task<byte[]?> FindAsync(string id, CancellationToken cancellationToken) => inner.FindAsync(id, cancellationToken);

        public Task<IReadOnlyList<(string Id, DateTimeOffset At)>> ListAsync(CancellationToken cancellationToken) => inner.ListAsync(cancellationToken);

        public Task<IReadOnlyList<byte[]>> HeadsAsync(int length, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref faults._lists);
            return inner.HeadsAsync(length, cancellationToken);
        }
    }
}
