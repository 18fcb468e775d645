using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Grains;

internal sealed class TimerGrain : Grain, ITimerGrain
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(1);

    private readonly Dictionary<string, int> _ticks = [];
    private IGrainTimer? _timer;

    private string Key => this.GetPrimaryKeyString();

    public Task StartAsync(string name, int ticks, bool interleave)
    {
        _timer = this.RegisterGrainTimer(TickAsync, (name, ticks), new GrainTimerCreationOptions(Soon, Soon) { Interleave = interleave });
        return Task.CompletedTask;
    }

    public Task StartFailingAsync(string name, int ticks)
    {
        this.RegisterGrainTimer(
            async () =>
            {
                await TickAsync((name, ticks), default);
                if (_ticks[name] == 1)
                {
                    throw new InvalidOperationException("The first tick fails.");
                }
            },
            new GrainTimerCreationOptions(Soon, Soon));
        return Task.CompletedTask;
    }

    public Task StartWithChangeAsync(string name)
    {
        var timer = this.RegisterGrainTimer(
            cancellationToken => TickAsync((name, 1), cancellationToken),
            new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));
        timer.Change(Soon, Timeout.InfiniteTimeSpan);
        return Task.CompletedTask;
    }

    public Task StartWaitingAsync(string name)
    {
        _timer = this.RegisterGrainTimer(
            async cancellationToken =>
            {
                Gates.Of(Key, $"{name} waits").Open();
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                Gates.Of(Key, name).Open();
            },
            new GrainTimerCreationOptions(Soon, Soon) { Interleave = true });
        return Task.CompletedTask;
    }

    public Task StopAsync()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public async Task BlockAsync()
    {
        Gates.Of(Key, "blocked").Open();
        await Gates.Of(Key, "unblocked").Opened;
        Journal.Write(Key, "unblocked");
    }

    public Task DeactivateAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Gates.Of(Key, "deactivated").Open();
        return Task.CompletedTask;
    }

    private Task TickAsync((string Name, int Ticks) timer, CancellationToken cancellationToken)
    {
        var ticks = _ticks[timer.Name] = _ticks.GetValueOrDefault(timer.Name) + 1;
        Journal.Write(Key, timer.Name);
        if (ticks == timer.Ticks)
        {
            Gates.Of(Key, timer.Name).Open();
        }

        return Task.CompletedTask;
    }
}
