using System.Runtime.CompilerServices;
using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Grains;

internal sealed class IdleGrain : Grain, IIdleGrain
{
    private string Key => this.GetPrimaryKeyString();

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Write(Key, reason.ReasonCode.ToString());
        Gates.Of(Key, "gone").Open();
        return Task.CompletedTask;
    }

    public Task TouchAsync() => Task.CompletedTask;

    public Task DelayAsync(TimeSpan span)
    {
        DelayDeactivation(span);
        return Task.CompletedTask;
    }

    public Task StartTimerAsync(bool keepAlive)
    {
        var period = TimeSpan.FromMinutes(10);
        this.RegisterGrainTimer(
            () =>
            {
                Journal.Write(Key, "tick");
                Gates.Of(Key, "tick").Open();
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(period, period) { KeepAlive = keepAlive });
        return Task.CompletedTask;
    }

    public async Task BlockAsync()
    {
        Gates.Of(Key, "blocked").Open();
        await Gates.Of(Key, "unblocked").Opened;
        Journal.Write(Key, "unblocked");
    }

    public async IAsyncEnumerable<int> Wait([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        try
        {
            yield return 0;
            Gates.Of(Key, "waiting").Open();
            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        }
        finally
        {
            Gates.Of(Key, "ended").Open();
        }
    }
}
