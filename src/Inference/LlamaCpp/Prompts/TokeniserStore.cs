namespace Arena.Inference.LlamaCpp.Prompts;

/// <summary>Tokenisers in memory; the least recently used one goes when there are too many.</summary>
internal sealed class TokeniserStore(int most) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TokeniserKey, Entry> _entries = [];
    private long _clock;

    /// <summary>Counts with a tokeniser that is there, or opens it; counts that need the same one wait for its opening together.</summary>
    public async Task<TokenCount> CountAsync(TokeniserKey key, Func<Task<Tokeniser>> open, IReadOnlyList<ChatMessage> messages)
    {
        while (true)
        {
            var entry = Find(key, open);
            Tokeniser tokeniser;
            try
            {
                tokeniser = await entry.Opening;
            }
            catch
            {
                Forget(key, entry);
                throw;
            }

            // Null means that it was dropped in the meantime.
            if (await Task.Run(() => tokeniser.TryCount(messages)) is { } count)
            {
                return count;
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var entry in _entries.Values)
            {
                _ = DropAsync(entry.Opening);
            }

            _entries.Clear();
        }
    }

    private Entry Find(TokeniserKey key, Func<Task<Tokeniser>> open)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var entry))
            {
                _entries[key] = entry = new Entry(open());
            }

            entry.LastUse = ++_clock;
            while (_entries.Count > most)
            {
                var oldest = _entries.MinBy(pair => pair.Value.LastUse);
                _entries.Remove(oldest.Key);
                _ = DropAsync(oldest.Value.Opening);
            }

            return entry;
        }
    }

    private void Forget(TokeniserKey key, Entry entry)
    {
        lock (_gate)
        {
            if (_entries.GetValueOrDefault(key) == entry)
            {
                _entries.Remove(key);
            }
        }
    }

    // One that is still being opened is freed when it is open.
    private static async Task DropAsync(Task<Tokeniser> opening)
    {
        await ((Task)opening).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (opening.IsCompletedSuccessfully)
        {
            (await opening).Dispose();
        }
    }

    private sealed class Entry(Task<Tokeniser> opening)
    {
        public Task<Tokeniser> Opening { get; } = opening;

        public long LastUse { get; set; }
    }
}
