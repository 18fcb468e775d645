using Arena.Grains.Storage.Sql;

namespace Arena.Grains.Storage.Sqlite;

/// <summary>An operation in the writer's queue.</summary>
internal abstract class SqliteWrite
{
    /// <summary>Nobody waits for it any more.</summary>
    public abstract bool IsCancelled { get; }

    /// <summary>Runs it inside the open transaction.</summary>
    public abstract void Run(SqliteSession session);

    /// <summary>Tells the waiting caller, after the commit.</summary>
    public abstract void Succeed();

    /// <summary>Tells the waiting caller that it failed.</summary>
    public abstract void Fail(Exception reason);
}

/// <summary>An operation with its result.</summary>
internal sealed class SqliteWrite<T>(Func<SqlSession, CancellationToken, Task<T>> operation, CancellationToken cancellationToken) : SqliteWrite
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Done => _done.Task;

    public override bool IsCancelled => cancellationToken.IsCancellationRequested && _done.TrySetCanceled(cancellationToken);

    // Once it has begun it is not cancelled: its caller would not know whether it was written.
    public override void Run(SqliteSession session) => _result = Completed.Result(operation(session, CancellationToken.None));

    public override void Succeed() => _done.TrySetResult(_result!);

    public override void Fail(Exception reason) => _done.TrySetException(reason);
}
