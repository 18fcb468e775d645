using System.Collections.Concurrent;
using Arena.Embedded.Activations;
using Arena.Embedded.Calls;
using Arena.Embedded.Catalog;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace Arena.Embedded.Hosting;

/// <summary>Knows all activations and brings every call to its own.</summary>
internal sealed class EmbeddedRuntime : IGrainReferences, IDisposable
{
    private readonly ConcurrentDictionary<GrainId, ICallTarget> _targets = new();
    private readonly ConcurrentDictionary<Activation, bool> _live = new();
    private readonly ConcurrentDictionary<TimeSpan, ResponseTimeouts> _timeouts = new();
    private readonly ConcurrentDictionary<GrainInterface, GrainProxy> _references = new();
    private readonly GrainCatalog _catalog;
    private readonly ITimer _collector;
    private volatile RuntimeState _state;

    public EmbeddedRuntime(IServiceProvider services, IOptions<EmbeddedGrainOptions> options, TimeProvider time, ILogger<EmbeddedRuntime> log)
    {
        (Services, Options, Time, Log) = (services, options.Value, time, log);
        Faults = Options.FaultMode is { } faults ? new(faults) : null;
        _catalog = GrainCatalog.Build(GrainDiscovery.Find(Options));
        foreach (var method in _catalog.Methods)
        {
            method.Timeouts = _timeouts.GetOrAdd(method.Timeout ?? Options.ResponseTimeout, limit => new(limit, Time, CreateTimer));
        }

        _collector = CreateTimer(CollectIdle);
    }

    public IServiceProvider Services { get; }

    public EmbeddedGrainOptions Options { get; }

    public TimeProvider Time { get; }

    public ILogger Log { get; }

    public FaultSource? Faults { get; }

    public ExceptionRules Exceptions { get; } = new();

    public IIncomingGrainCallFilter[] Filters { get; private set; } = [];

    public GrainType GrainTypeOf(Type interfaceType) => _catalog.Interface(interfaceType).Class.GrainType;

    public object GetReference(Type interfaceType, GrainId grainId)
    {
        var known = _catalog.Interface(interfaceType);
        return known.Class.GrainType == grainId.Type
            ? _references.GetOrAdd(known, static (known, runtime) => GrainProxy.Create(runtime, known.Type, known.Methods), this).For(grainId)
            : throw new ArgumentException($"{grainId} does not implement {interfaceType}.", nameof(interfaceType));
    }

    /// <summary>Makes a stopped timer that does not carry anybody's ExecutionContext.</summary>
    public ITimer CreateTimer(Action tick)
    {
        using var clean = ExecutionContext.IsFlowSuppressed() ? default(AsyncFlowControl?) : ExecutionContext.SuppressFlow();
        return Time.CreateTimer(static tick => ((Action)tick!)(), tick, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Start()
    {
        _catalog.CheckStorages(Services);
        Filters = [.. Services.GetServices<IIncomingGrainCallFilter>()];
        _collector.Change(Options.CollectionQuantum, Options.CollectionQuantum);
        _state = RuntimeState.Running;
        Log.Started(_catalog.ClassCount);
    }

    /// <summary>Deactivates all grains: running calls end, queued ones are refused, writes are waited for.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _state = RuntimeState.Stopping;
        _collector.Dispose();
        try
        {
            await DeactivateAllAsync().WaitAsync(Options.DeactivationTimeout, Time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            await HurryAllAsync();
        }

        _state = RuntimeState.Stopped;
        Log.Stopped(_live.Count);
    }

    public void Deliver(AddressedCall call)
    {
        if (Faults?.Rejects() == true)
        {
            call.Fail(new OrleansMessageRejectionException($"The fault mode refused {call}."));
        }
        else if (Faults?.Delay() is { } delay)
        {
            _ = DeliverLaterAsync(call, delay);
        }
        else
        {
            Route(call);
        }
    }

    /// <summary>A call that waited at an activation that has ended. A timer's tick ends with its activation.</summary>
    public void Redeliver(Call call)
    {
        if (call is AddressedCall { IsAbandoned: false } addressed)
        {
            Route(addressed);
        }
    }

    public void OnActivating(Activation activation) => _live.TryAdd(activation, true);

    public void OnEnded(Activation activation)
    {
        _targets.TryRemove(new(activation.GrainId, activation));
        _live.TryRemove(activation, out _);
    }

    public void Dispose()
    {
        _collector.Dispose();
        foreach (var timeouts in _timeouts.Values)
        {
            timeouts.Dispose();
        }
    }

    private async Task DeliverLaterAsync(AddressedCall call, TimeSpan delay)
    {
        await Task.Delay(delay, Time).ConfigureAwait(false);
        Route(call);
    }

    private void Route(AddressedCall call)
    {
        // While the host stops, grains may still call each other to tidy up; nobody else may call them.
        if (_state != RuntimeState.Running && !(_state == RuntimeState.Stopping && call.Source is not null))
        {
            call.Fail(new SiloUnavailableException($"The grain host is not running ({_state})."));
            return;
        }

        while (true)
        {
            var target = _targets.GetOrAdd(call.Target, static (id, runtime) => runtime.CreateTarget(id), this);
            if (target.TryAccept(call))
            {
                return;
            }

            _targets.TryRemove(new(call.Target, target));
        }
    }

    private ICallTarget CreateTarget(GrainId grainId)
    {
        var grainClass = _catalog.Class(grainId.Type);
        return grainClass.MaxWorkers is { } limit
            ? new WorkerPool(() => new(this, grainClass, grainId), limit)
            : new Activation(this, grainClass, grainId);
    }

    private void CollectIdle()
    {
        foreach (var activation in _live.Keys)
        {
            activation.CollectIfIdle();
        }
    }

    // Again, until nothing is left: a grain that ends may have called another.
    private async Task DeactivateAllAsync()
    {
        while (_live.Keys.ToArray() is { Length: > 0 } activations)
        {
            foreach (var activation in activations)
            {
                activation.Deactivate(new(DeactivationReasonCode.ShuttingDown, "The host stops."));
            }

            await Task.WhenAll(activations.Select(activation => activation.Deactivated)).ConfigureAwait(false);
        }
    }

    private async Task HurryAllAsync()
    {
        var left = _live.Keys.ToArray();
        foreach (var activation in left)
        {
            activation.Hurry();
        }

        await Task.WhenAll(left.Select(activation => activation.Deactivated)).WaitAsync(TimeSpan.FromSeconds(1), Time)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
