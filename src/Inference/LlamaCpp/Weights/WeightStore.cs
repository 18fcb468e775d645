using System.Collections.Concurrent;

namespace Arena.Inference.LlamaCpp.Weights;

/// <summary>Weights in memory, one copy per file and place: contexts on several CPU devices share theirs.</summary>
internal sealed class WeightStore
{
    private readonly ConcurrentDictionary<WeightKey, Entry> _entries = new();

    /// <summary>Takes part in weights that are there, or loads them; loads of the same weights wait for each other.</summary>
    public async Task<WeightLease> AcquireAsync(WeightKey key, Func<Task<ModelHandle>> load, CancellationToken cancellationToken)
    {
        var entry = _entries.GetOrAdd(key, static _ => new Entry());
        await entry.Gate.WaitAsync(cancellationToken);
        try
        {
            entry.Handle ??= await load();
            entry.Users++;
            return new WeightLease(entry.Handle, () => ReleaseAsync(entry));
        }
        finally
        {
            entry.Gate.Release();
        }
    }

    private static async Task ReleaseAsync(Entry entry)
    {
        await entry.Gate.WaitAsync();
        try
        {
            if (--entry.Users == 0)
            {
                entry.Handle!.Dispose();
                entry.Handle = null;
            }
        }
        finally
        {
            entry.Gate.Release();
        }
    }

    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }

        public ModelHandle? Handle { get; set; }
    }
}
