using Arena.Embedded.Calls;
using Orleans.Runtime;

namespace Arena.Embedded.Streams;

/// <summary>The reader's end of a stream: pulls a batch whenever the last one is used up.</summary>
internal sealed class StreamReader<T> : IAsyncEnumerator<T>
{
    private readonly CancellationToken _given;
    private readonly CancellationToken _readers;
    private readonly OpenCall<T> _open;
    private readonly GrainProxy _target;
    private readonly int _limit;
    private Batch<T> _batch = new([], IsLast: false);
    private int _index;
    private bool _opened;

    public StreamReader(
        GrainProxy target, StreamMethod<T> method, object?[] arguments, int limit, CancellationToken given, CancellationToken readers)
    {
        _target = target;
        _limit = limit;
        (_given, _readers) = (given, readers);
        _open = new(target.Runtime, target.GrainId, method, arguments, new(limit)) { AlwaysInterleave = true };
    }

    public T Current => _batch.Items[_index];

    public ValueTask<bool> MoveNextAsync()
    {
        if (_index + 1 < _batch.Items.Count)
        {
            _index++;
            return new(true);
        }

        return _batch.IsLast ? new(false) : PullAsync();
    }

    /// <summary>Returns when the grain has ended its enumerator, or does not answer.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_opened && !_batch.IsLast)
        {
            _open.Abandon();
            _batch = new([], IsLast: true);
            await (_open.Stream?.EndAsync() ?? Task.CompletedTask)
                .WaitAsync(_target.Runtime.Options.ResponseTimeout, _target.Runtime.Time)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }    }

    private async ValueTask<bool> PullAsync()
    {
        var pull = _opened ? new Pull<T>(_limit) : _open.First;
        await using var given = _given.UnsafeRegister(Cancel, pull);
        await using var own = _readers.UnsafeRegister(Cancel, pull);
        Send(pull);
        _batch = await pull.Reply;
        _index = 0;
        return _batch.Items.Count > 0;
    }

    // The reader goes on at once; the grain's enumerator ends in a turn of its own.
    private void Cancel(object? pull, CancellationToken token)
    {
        if (((Pull<T>)pull!).TryCancel(token))
        {
            _ = _open.Stream?.EndAsync();
        }
    }

    private void Send(Pull<T> pull)
    {
        if (pull.IsAbandoned)
        {
            return;
        }

        if (_target.Runtime.Faults?.AbortsStream() == true)
        {
            _ = _open.Stream?.EndAsync();
            pull.TryFail(new EnumerationAbortedException("The fault mode aborted this enumeration."));
        }
        else if (!_opened)
        {
            _opened = true;
            _open.Send();
        }
        else if (!_open.Stream!.TryPull(pull))
        {
            pull.TryFail(new EnumerationAbortedException(
                "The grain no longer knows this enumeration: it was deactivated, or the reader stayed away too long."));
        }
    }
}
