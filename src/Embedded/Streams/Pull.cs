namespace Arena.Embedded.Streams;

/// <summary>A reader's request for more. It may wait as long as the grain has nothing, and is no running call meanwhile.</summary>
internal sealed class Pull<T>(int limit)
{
    private readonly TaskCompletionSource<Batch<T>> _reply = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Limit { get; } = limit;

    public Task<Batch<T>> Reply => _reply.Task;

    public bool IsAbandoned => _reply.Task.IsCompleted;

    public bool TryAnswer(Batch<T> batch) => _reply.TrySetResult(batch);

    public bool TryFail(Exception exception) => _reply.TrySetException(exception);

    public bool TryCancel(CancellationToken token) => _reply.TrySetCanceled(token);
}
