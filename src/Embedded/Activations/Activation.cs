using System.Diagnostics;
using Arena.Embedded.Calls;
using Arena.Embedded.Catalog;
using Arena.Embedded.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Arena.Embedded.Activations;

/// <summary>One grain in memory: decides which of its calls may run now. See README.md for the invariants.</summary>
internal sealed partial class Activation : IActivation, ICallTarget
{
    private readonly Lock _gate = new();
    private readonly LinkedList<Call> _waiting = [];
    private readonly EmbeddedRuntime _runtime;
    private readonly ActivationScheduler _scheduler;
    private ActivationState _state;
    private int _running;
    private int _blocking;
    private int _readOnly;
    private long _lastUsed;
    private long _keepUntil;

    public Activation(EmbeddedRuntime runtime, GrainClass grainClass, GrainId grainId)
    {
        _runtime = runtime;
        Class = grainClass;
        GrainId = grainId;
        _scheduler = new(this);
    }

    public GrainClass Class { get; }

    public GrainId GrainId { get; }

    public object? GrainInstance => _grain;

    public IServiceProvider ActivationServices => _scope.ServiceProvider;

    public IGrainFactory GrainFactory => _runtime.Services.GetRequiredService<IGrainFactory>();

    public IGrainReferences References => _runtime;

    /// <summary>Calls that run or wait; stateless workers are chosen by it.</summary>
    public int Load
    {
        get
        {
            lock (_gate)
            {
                return _running + _waiting.Count;
            }
        }
    }

    public bool TryAccept(Call call)
    {
        lock (_gate)
        {
            if (_state == ActivationState.Ended)
            {
                return false;
            }

            call.Activation = this;
            if (_state == ActivationState.Created)
            {
                BeginActivating();
            }

            if (_state == ActivationState.Valid && MayRun(call))
            {
                Start(call);
            }
            else
            {
                Enqueue(call);
            }

            return true;
        }
    }

    /// <summary>Queues a turn that belongs to no call: a step of a stream, a cancellation.</summary>
    public void Post(Action turn) => _scheduler.Post(() =>
    {
        try
        {
            turn();
        }
        catch (Exception exception)
        {
            _runtime.Log.TurnFailed(exception, GrainId);
        }
    });

    /// <summary>A started call has ended.</summary>
    public void End(Call call)
    {
        lock (_gate)
        {
            Count(call, -1);
            _lastUsed = call.KeepsAlive ? _runtime.Time.GetTimestamp() : _lastUsed;
            if (_state == ActivationState.Valid)
            {
                StartWaiting(all: false);
            }
            else if (_running == 0)
            {
                BeginFinishing();
            }
        }
    }

    public void DelayDeactivation(TimeSpan span)
    {
        lock (_gate)
        {
            // Infinite is Orleans' way to say for ever; a negative span takes the delay back.
            _keepUntil = span == Timeout.InfiniteTimeSpan || span == TimeSpan.MaxValue
                ? long.MaxValue
                : _runtime.Time.GetTimestamp() + (long)(span.TotalSeconds * _runtime.Time.TimestampFrequency);
        }
    }

    /// <summary>Deactivates the grain if it has been idle for its class's age. A waiting reader of a stream is use, too.</summary>
    public void CollectIfIdle()
    {
        lock (_gate)
        {
            var now = _runtime.Time.GetTimestamp();
            if (_state == ActivationState.Valid
                && _running == 0
                && _streams.Count == 0
                && now >= _keepUntil
                && _runtime.Time.GetElapsedTime(_lastUsed, now) >= (Class.AgeLimit ?? _runtime.Options.CollectionAge))
            {
                Deactivate(new(DeactivationReasonCode.ActivationIdle, "The grain was idle."));
            }
        }
    }

    private bool MayRun(Call call) =>
        call.AlwaysInterleave || Class.Reentrant || _blocking == 0 || (call.ReadOnly && _readOnly == _blocking);

    private void Start(Call call)
    {
        Count(call, 1);
        _lastUsed = call.KeepsAlive ? _runtime.Time.GetTimestamp() : _lastUsed;
        _scheduler.Post(call);
    }

    private void Count(Call call, int by)
    {
        _running += by;
        _blocking += call.AlwaysInterleave ? 0 : by;
        _readOnly += call is { AlwaysInterleave: false, ReadOnly: true } ? by : 0;
        Debug.Assert(_running >= _blocking && _blocking >= _readOnly && _readOnly >= 0, "Calls end once.");
    }

    private void Enqueue(Call call)
    {
        var place = _runtime.Faults?.Place(_waiting.Count) ?? _waiting.Count;
        if (place == _waiting.Count)
        {
            _waiting.AddLast(call);
            return;
        }

        var node = _waiting.First!;
        for (var skipped = 0; skipped < place; skipped++)
        {
            node = node.Next!;
        }

        _waiting.AddBefore(node, call);
    }

    // Interleaving calls wait only while the grain activates, so only then all of the queue has to be looked at.
    private void StartWaiting(bool all)
    {
        for (var node = _waiting.First; node is not null && (all || _readOnly == _blocking);)
        {
            var (call, next) = (node.Value, node.Next);
            if (call.IsAbandoned || MayRun(call))
            {
                _waiting.Remove(node);
                if (!call.IsAbandoned)
                {
                    Start(call);
                }
            }

            node = next;
        }
    }
}
