using Arena.Embedded.Calls;
using Arena.Embedded.Hosting;
using Orleans.Runtime;

namespace Arena.Embedded.Activations;

/// <summary>A timer of one activation. The clock only queues a tick; the tick itself is a call like any other.</summary>
internal sealed class GrainTimer : IGrainTimer
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _disposed = new();
    private readonly Activation _activation;
    private readonly EmbeddedRuntime _runtime;
    private readonly Func<CancellationToken, Task> _tick;
    private readonly GrainTimerCreationOptions _options;
    private readonly ITimer _clock;
    private TimeSpan _next;
    private TimeSpan _period;
    private bool _ticking;

    public GrainTimer(Activation activation, Func<CancellationToken, Task> tick, GrainTimerCreationOptions options, EmbeddedRuntime runtime)
    {
        _activation = activation;
        _tick = tick;
        _options = options;
        _runtime = runtime;
        _clock = runtime.CreateTimer(QueueTick);
    }

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            (_next, _period) = (dueTime, period);
            if (!_ticking)
            {
                _clock.Change(dueTime, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        _disposed.Cancel();
        _clock.Dispose();
        _activation.Forget(this);
    }

    private void QueueTick()
    {
        lock (_gate)
        {
            if (_ticking || _disposed.IsCancellationRequested)
            {
                return;
            }

            _ticking = true;
            _next = _period;
        }

        _activation.TryAccept(new TickCall(this) { AlwaysInterleave = _options.Interleave, KeepsAlive = _options.KeepAlive });
    }

    private async Task TickAsync()
    {
        try
        {
            if (!_disposed.IsCancellationRequested)
            {
                await _tick(_disposed.Token);
            }
        }
        catch (Exception exception)
        {
            _runtime.Log.TickFailed(exception, _activation.GrainId);
            _activation.OnFailure(exception);
        }
        finally
        {
            Rearm();
        }
    }

    // A Change during the tick has replaced the next due time.
    private void Rearm()
    {
        lock (_gate)
        {
            _ticking = false;
            if (!_disposed.IsCancellationRequested)
            {
                _clock.Change(_next, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private sealed class TickCall(GrainTimer timer) : Call
    {
        // Neither goes on to the next activation.
        public override bool IsAbandoned => timer._disposed.IsCancellationRequested;

        public override void Fail(Exception exception)
        {
        }

        protected override Task RunAsync() => timer.TickAsync();
    }
}
