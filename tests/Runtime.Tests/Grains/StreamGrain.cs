using System.Runtime.CompilerServices;
using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Grains;

internal sealed class StreamGrain : Grain, IStreamGrain
{
    private int _produced;

    private string Key => this.GetPrimaryKeyString();

    public async IAsyncEnumerable<int> CountTo(int end)
    {
        for (var item = 0; item < end; item++)
        {
            _produced++;
            yield return item;
        }

        await Task.CompletedTask;
    }

    public async IAsyncEnumerable<int> Wait([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var own = TaskScheduler.Current;
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var told = cancellationToken.Register(() =>
        {
            Journal.Write(Key, $"cancelled in a turn: {TaskScheduler.Current == own}");
            cancelled.TrySetCanceled(cancellationToken);
        });
        try
        {
            yield return 0;
            Gates.Of(Key, "waiting").Open();
            await await Task.WhenAny(Gates.Of(Key, "out").Opened, cancelled.Task);
            yield return 1;
        }
        finally
        {
            Journal.Write(Key, "ended");
            Gates.Of(Key, "ended").Open();
        }
    }

    public async IAsyncEnumerable<int> Fail()
    {
        yield return 0;
        await Task.Yield();
        yield return 1;
        throw new InvalidOperationException("The stream broke.");
    }

    public async IAsyncEnumerable<bool> OnOwnScheduler(int steps)
    {
        var first = TaskScheduler.Current;
        for (var step = 0; step < steps; step++)
        {
            await Task.Yield();
            yield return first != TaskScheduler.Default && first == TaskScheduler.Current;
        }
    }

    public async IAsyncEnumerable<int> Relay(string key, int end)
    {
        await foreach (var item in GrainFactory.GetGrain<IStreamGrain>(key).CountTo(end).WithBatchSize(7))
        {
            yield return item;
        }
    }

    public Task<int> ProducedAsync() => Task.FromResult(_produced);

    public Task<int> AnswerAsync() => Task.FromResult(42);

    public async Task BlockAsync()
    {
        Gates.Of(Key, "blocked").Open();
        await Gates.Of(Key, "unblocked").Opened;
    }

    public Task DeactivateAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
