using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Grains;

internal sealed class CancelGrain : Grain, ICancelGrain
{
    private CancellationToken _last;

    private string Key => this.GetPrimaryKeyString();

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var own = TaskScheduler.Current;
        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var told = cancellationToken.Register(() =>
        {
            Journal.Write(Key, $"cancelled in a turn: {TaskScheduler.Current == own}");
            never.TrySetCanceled(cancellationToken);
        });
        Gates.Of(Key, "in").Open();
        try
        {
            await never.Task;
        }
        finally
        {
            Gates.Of(Key, "cancelled").Open();
        }
    }

    public async Task<int> IgnoreAsync(CancellationToken cancellationToken)
    {
        _last = cancellationToken;
        Gates.Of(Key, "in").Open();
        await Gates.Of(Key, "out").Opened;
        return 1;
    }

    public Task OutlastAsync(CancellationToken cancellationToken) => IgnoreAsync(cancellationToken);

    public Task PassOnAsync(string key, CancellationToken cancellationToken) =>
        GrainFactory.GetGrain<ICancelGrain>(key).WaitAsync(cancellationToken);

    public Task<bool> IsCancelledAsync() => Task.FromResult(_last.IsCancellationRequested);
}
