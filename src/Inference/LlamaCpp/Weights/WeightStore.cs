using System.Collections.Concurrent;

namespace Arena.Inference.LlamaCpp.Weights;

/// <summary>Weights in memory, one copy per file and account: contexts on several CPU devices share theirs.</summary>
internal sealed class WeightStore
{
    private readonly ConcurrentDictionary<WeightKey, Entry> _entries = new();

    /// <summary>Takes part in weights that are there, or loads them; loads of the same weights wait for each other.</summary>
    /// <param name="key">Which weights, and where.</param>
    /// <param name="book">Books memory; told whether weights have to be loaded. Returns the booking of the weights.</param>
    /// <param name="load">Loads them.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<WeightLease> AcquireAsync(
        WeightKey key, Func<bool, IDisposable> book, Func<Task<ModelHandle>> load, CancellationToken cancellationToken)
    {
        var entry = _entries.GetOrAdd(key, static _ => new Entry());
        await entry.Gate.WaitAsync(cancellationToken);
        try
        {
            var booking = book(entry.Users == 0);
            if (entry.Users == 0)
            {
                await entry.LoadAsync(booking, load);
            }

            entry.Users++;
            return new WeightLease(entry.Handle!, () => ReleaseAsync(entry));
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
                entry.Free();
            }
        }
        finally
        {
            entry.Gate.Release();
        }
    }

    private sealed class Entry
    {
        private IDisposable? _booking;

        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }

        public ModelHandle? Handle { get; private set; }

        public async Task LoadAsync(IDisposable booking, Func<Task<ModelHandle>> load)
        {
            try
            {
                Handle = await load();
                _booking = booking;
            }
            catch
            {
                booking.Dispose();
                throw;
            }
        }

        public void Free()
        {
            Handle?.Dispose();
            _booking?.Dispose();
            (Handle, _booking) = (null, null);
        }
    }
}
