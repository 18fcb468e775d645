namespace Arena.Support;

/// <summary>Things that happen to the code under test, for a test that waits for the next one of a kind. What nobody waits for yet is kept.</summary>
/// <typeparam name="T">What happens.</typeparam>
public sealed class Awaited<T>
    where T : class
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly List<T> _kept = [];
    private readonly List<(Func<T, bool> Match, TaskCompletionSource<T> Waiter)> _waiters = [];

    public void Add(T item)
    {
        lock (_gate)
        {
            var index = _waiters.FindIndex(waiter => waiter.Match(item));
            if (index < 0)
            {
                _kept.Add(item);
                return;
            }

            var waiter = _waiters[index].Waiter;
            _waiters.RemoveAt(index);
            waiter.SetResult(item);
        }
    }

    /// <summary>The oldest match that no other wait was given; fails by name where none comes.</summary>
    public async Task<T> NextAsync(Func<T, bool> match, string what)
    {
        var next = Take(match);
        try
        {
            return await next.WaitAsync(Patience, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Waited {Patience.TotalSeconds} s for {what}.");
        }
    }

    /// <summary>What matches and waits for nobody, without taking it.</summary>
    public IReadOnlyList<T> Kept(Func<T, bool> match)
    {
        lock (_gate)
        {
            return [.. _kept.Where(match)];
        }
    }

    private Task<T> Take(Func<T, bool> match)
    {
        lock (_gate)
        {
            var index = _kept.FindIndex(item => match(item));
            if (index >= 0)
            {
                var item = _kept[index];
                _kept.RemoveAt(index);
                return Task.FromResult(item);
            }

            var waiter = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((match, waiter));
            return waiter.Task;
        }
    }
}
