namespace Arena.Inference.OpenAi;

/// <summary>Reads one answer from a server: waits for the next token only so long, tries again before the first, and turns failures into typed errors.</summary>
internal sealed class RemoteAnswer : IAsyncDisposable
{
    private readonly ITextSource _source;
    private readonly GenerationRequest _request;
    private readonly OpenAiOptions _options;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _cancelled;
    private readonly CancellationTokenSource _timeout;
    private readonly CancellationTokenSource _linked;
    private IAsyncEnumerator<TextPiece>? _pieces;
    private bool _started;
    private bool _finished;
    private int _failures;

    public RemoteAnswer(ITextSource source, GenerationRequest request, OpenAiOptions options, TimeProvider clock, CancellationToken cancelled)
    {
        (_source, _request, _options, _clock, _cancelled) = (source, request, options, clock, cancelled);
        _timeout = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(cancelled, _timeout.Token);
    }

    /// <summary>The next piece, or null at the proper end of the stream.</summary>
    public async ValueTask<TextPiece?> NextAsync()
    {
        while (true)
        {
            RemoteFailure failure;
            try
            {
                return await ReadAsync();
            }
            catch (OperationCanceledException) when (_cancelled.IsCancellationRequested)
            {
                throw new OperationCanceledException(_cancelled);
            }
            catch (Exception exception) when (_timeout.IsCancellationRequested)
            {
                throw new InferenceException(InferenceError.Timeout, $"The server sent no token for {_options.TokenTimeout.TotalSeconds:0} s.", exception);
            }
            catch (Exception exception) when (RemoteFailure.From(exception) is { } known)
            {
                failure = known;
            }

            await RetryAsync(failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await DropAsync();
        _linked.Dispose();
        _timeout.Dispose();
    }

    private async ValueTask<TextPiece?> ReadAsync()
    {
        _timeout.CancelAfter(_options.TokenTimeout);
        _pieces ??= _source.StreamAsync(_request, _linked.Token).GetAsyncEnumerator(_linked.Token);
        var more = await _pieces.MoveNextAsync();

        // The reader may take its time; only the server's time counts.
        _timeout.CancelAfter(Timeout.InfiniteTimeSpan);
        if (!more)
        {
            return _finished ? null : throw new IOException("the stream ended before the answer did");
        }

        _started |= _pieces.Current.Text.Length > 0;
        _finished |= _pieces.Current.Finish is not null;
        return _pieces.Current;
    }

    private async Task RetryAsync(RemoteFailure failure)
    {
        await DropAsync();
        if (!failure.MayRetry || _started || _failures >= _options.Retries)
        {
            throw failure.Exception;
        }

        var delay = failure.RetryAfter ?? (_options.RetryDelay * Math.Pow(2, _failures));
        _failures++;
        _timeout.CancelAfter(Timeout.InfiniteTimeSpan);
        await Task.Delay(delay < _options.MostRetryDelay ? delay : _options.MostRetryDelay, _clock, _cancelled);
    }

    private async ValueTask DropAsync()
    {
        if (_pieces is { } pieces)
        {
            _pieces = null;
            await pieces.DisposeAsync();
        }
    }
}
