using Arena.Embedded.Calls;
using Arena.Embedded.Hosting;
using Arena.Embedded.Streams;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Arena.Embedded.Activations;

/// <summary>Beginning and end of an activation. All of it runs in turns of its own.</summary>
internal sealed partial class Activation
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _hurry = new();
    private readonly HashSet<IDisposable> _timers = [];
    private readonly HashSet<IGrainStream> _streams = [];
    private readonly HashSet<Task> _writes = [];
    private AsyncServiceScope _scope;
    private IGrainBase? _grain;
    private DeactivationReason? _reason;
    private bool _finishing;

    public Task Deactivated => _ended.Task;

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            _reason ??= deactivationReason;
            if (_state == ActivationState.Valid)
            {
                BeginDeactivating();
            }
        }
    }

    /// <summary>Waits no longer for running calls, and cancels what the end is waiting for.</summary>
    public void Hurry()
    {
        _hurry.Cancel();
        lock (_gate)
        {
            if (_state == ActivationState.Deactivating)
            {
                BeginFinishing();
            }
        }
    }

    public IGrainTimer StartTimer(Func<CancellationToken, Task> tick, GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer(this, tick, options, _runtime);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(options.DueTime, options.Period);
        return timer;
    }

    public void Forget(IDisposable timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    /// <summary>False if the activation is ending: the stream then ends for its reader, too.</summary>
    public bool TryAdd(IGrainStream stream)
    {
        lock (_gate)
        {
            return _state == ActivationState.Valid && _streams.Add(stream);
        }
    }

    public bool TryPull(IGrainStream stream, Action turn)
    {
        lock (_gate)
        {
            if (_state != ActivationState.Valid || !_streams.Contains(stream))
            {
                return false;
            }

            _scheduler.Post(turn);
            return true;
        }
    }

    public void Remove(IGrainStream stream)
    {
        lock (_gate)
        {
            _streams.Remove(stream);
            _lastUsed = _runtime.Time.GetTimestamp();
        }
    }

    /// <summary>The activation does not end before this write has.</summary>
    public async Task TrackAsync(Task write)
    {
        lock (_gate)
        {
            _writes.Add(write);
        }

        try
        {
            await write;
        }
        finally
        {
            lock (_gate)
            {
                _writes.Remove(write);
            }
        }
    }

    /// <summary>A call failed. A conflict that escapes the grain means that its state is stale: the next activation reads it again.</summary>
    public void OnFailure(Exception exception)
    {
        if (exception is InconsistentStateException { IsSourceActivation: true } conflict)
        {
            conflict.IsSourceActivation = false;
            Deactivate(new(DeactivationReasonCode.ApplicationError, conflict, "The stored state is newer than the grain's."));
        }
    }

    private void BeginActivating()
    {
        _state = ActivationState.Activating;
        _runtime.OnActivating(this);
        _scheduler.Post(() => _ = ActivateAsync());
    }

    private async Task ActivateAsync()
    {
        try
        {
            _scope = _runtime.Services.CreateAsyncScope();
            _grain = Class.Create(this, out var states);
            foreach (var state in states)
            {
                await state.ReadStateAsync();
            }

            await LimitAsync(_runtime.Options.ActivationTimeout, _grain.OnActivateAsync);
            OnActivated();
        }
        catch (Exception exception)
        {
            _runtime.Log.ActivationFailed(exception, GrainId);
            await CloseAsync(exception);
        }
    }

    private void OnActivated()
    {
        lock (_gate)
        {
            _state = ActivationState.Valid;
            _lastUsed = _runtime.Time.GetTimestamp();
            if (_reason is null)
            {
                StartWaiting(all: true);
            }
            else
            {
                BeginDeactivating();
            }
        }
    }

    private void BeginDeactivating()
    {
        _state = ActivationState.Deactivating;
        if (_running == 0)
        {
            BeginFinishing();
        }
    }

    private void BeginFinishing()
    {
        if (!_finishing)
        {
            _finishing = true;
            _scheduler.Post(() => _ = FinishAsync());
        }
    }

    private async Task FinishAsync()
    {
        try
        {
            StopTimers();
            await LimitAsync(_runtime.Options.DeactivationTimeout, token => _grain!.OnDeactivateAsync(_reason!.Value, token));
        }
        catch (Exception exception)
        {
            _runtime.Log.DeactivationFailed(exception, GrainId);
        }

        await CloseAsync(null);
    }

    private async Task CloseAsync(Exception? failure)
    {
        try
        {
            StopTimers();
            var loose = Snapshot(_streams).Select(stream => stream.AbortAsync()).Concat(Snapshot(_writes)).ToArray();
            await Task.WhenAll(loose).WaitAsync(_runtime.Options.DeactivationTimeout, _runtime.Time, _hurry.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            await DisposeGrainAsync();
        }
        catch (Exception exception)
        {
            _runtime.Log.DeactivationFailed(exception, GrainId);
        }

        Leave(failure);
    }

    private async Task DisposeGrainAsync()
    {
        if (_grain is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync();
        }
        else
        {
            (_grain as IDisposable)?.Dispose();
        }

        await _scope.DisposeAsync();
    }

    // Only now may a successor be made: one key, one activation.
    private void Leave(Exception? failure)
    {
        Call[] left;
        lock (_gate)
        {
            _state = ActivationState.Ended;
            left = [.. _waiting];
            _waiting.Clear();
        }

        _runtime.OnEnded(this);
        _ended.SetResult();
        foreach (var call in left)
        {
            if (failure is null)
            {
                _runtime.Redeliver(call);
            }
            else
            {
                call.Fail(failure);
            }
        }
    }

    private void StopTimers()
    {
        foreach (var timer in Snapshot(_timers))
        {
            timer.Dispose();
        }
    }

    private T[] Snapshot<T>(HashSet<T> set)
    {
        lock (_gate)
        {
            return [.. set];
        }
    }

    private async Task LimitAsync(TimeSpan limit, Func<CancellationToken, Task> step)
    {
        using var patience = new CancellationTokenSource(limit, _runtime.Time);
        await using var hurry = _hurry.Token.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), patience);
        await step(patience.Token).WaitAsync(patience.Token);
    }
}
