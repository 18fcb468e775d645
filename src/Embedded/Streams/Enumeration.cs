using Arena.Embedded.Activations;
using Arena.Embedded.Calls;
using Arena.Embedded.Hosting;
using Orleans.Runtime;

namespace Arena.Embedded.Streams;

/// <summary>The grain's end of a stream. Everything private here runs in turns of the activation.</summary>
internal sealed class Enumeration<T> : IGrainStream
{
    private readonly CancellationTokenSource _cancelled = new();
    private readonly AddressedCall _call;
    private readonly Activation _activation;
    private readonly EmbeddedRuntime _runtime;
    private readonly IAsyncEnumerator<T> _items;
    private readonly ITimer _lease;
    private Pull<T>? _pull;
    private Task<bool>? _moving;
    private Task? _end;

    public Enumeration(AddressedCall call, EmbeddedRuntime runtime, Func<CancellationToken, IAsyncEnumerable<T>> start)
    {
        _call = call;
        _activation = call.Activation;
        _runtime = runtime;
        _items = start(_cancelled.Token).GetAsyncEnumerator(_cancelled.Token);
        _lease = runtime.CreateTimer(() => _activation.Post(EndIfUnread));
    }

    /// <summary>Answers the first pull, inside the turn that opened the stream.</summary>
    public void Begin(Pull<T> first)
    {
        if (_activation.TryAdd(this))
        {
            _ = PullAsync(first);
        }
        else
        {
            first.TryFail(new EnumerationAbortedException("The grain is being deactivated."));
            _ = EndInTurnAsync();
        }
    }

    public bool TryPull(Pull<T> pull) => _activation.TryPull(this, () => _ = PullAsync(pull));

    /// <summary>Ends the enumeration in a turn of its own; ends when the grain's enumerator is disposed.</summary>
    public Task EndAsync()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _activation.Post(() => _ = EndAndTellAsync());
        return ended.Task;

        async Task EndAndTellAsync()
        {
            await EndInTurnAsync();
            ended.SetResult();
        }
    }

    public Task AbortAsync()
    {
        _pull?.TryFail(new EnumerationAbortedException("The grain was deactivated."));
        return EndInTurnAsync();
    }

    private async Task PullAsync(Pull<T> pull)
    {
        if (_end is not null)
        {
            pull.TryFail(new EnumerationAbortedException("The enumeration has ended."));
            return;
        }

        _pull = pull;
        _lease.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        try
        {
            var items = new List<T>();
            var last = !await FillAsync(items, pull.Limit);
            await AnswerAsync(pull, new(items, last));
        }
        catch (Exception exception)
        {
            pull.TryFail(_runtime.Exceptions.Outgoing(exception, _call));
            await EndInTurnAsync();
        }
    }

    // False at the end. Waits for the first element only: whatever is there without waiting goes along.
    private async ValueTask<bool> FillAsync(List<T> items, int limit)
    {
        while (items.Count < limit && _end is null)
        {
            _moving ??= _items.MoveNextAsync().AsTask();
            if (items.Count > 0 && !_moving.IsCompletedSuccessfully)
            {
                return true;
            }

            var found = await _moving;
            _moving = null;
            if (!found)
            {
                return false;
            }

            items.Add(_items.Current);
        }

        return true;
    }

    private async Task AnswerAsync(Pull<T> pull, Batch<T> batch)
    {
        _pull = null;
        if (!pull.TryAnswer(batch) || batch.IsLast)
        {
            await EndInTurnAsync();
        }
        else if (_end is null)
        {
            _lease.Change(_runtime.Options.ResponseTimeout, Timeout.InfiniteTimeSpan);
        }
    }

    private void EndIfUnread()
    {
        if (_pull is null)
        {
            _ = EndInTurnAsync();
        }
    }

    private Task EndInTurnAsync() => _end ??= DisposeItemsAsync();

    // An enumerator must not be disposed while it moves: it is asked to stop and waited for.
    private async Task DisposeItemsAsync()
    {
        await Task.Yield();
        _lease.Dispose();
        try
        {
            _cancelled.Cancel();
            await ((Task?)_moving ?? Task.CompletedTask)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            await _items.DisposeAsync();
        }
        catch (Exception exception)
        {
            _runtime.Log.StreamNotEnded(exception, _call.Target);
        }
        finally
        {
            _activation.Remove(this);
        }
    }
}
