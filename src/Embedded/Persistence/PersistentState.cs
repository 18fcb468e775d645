using Arena.Embedded.Activations;
using Orleans.Runtime;
using Orleans.Storage;

namespace Arena.Embedded.Persistence;

/// <summary>A grain's state. Reads and writes run one after another, in the order in which the grain asked for them.</summary>
internal sealed class PersistentState<TState>(string name, Activation activation, IGrainStorage storage) : IPersistentState<TState>
    where TState : new()
{
    private readonly GrainState<TState> _record = new(new TState());
    private Task _last = Task.CompletedTask;

    public string? Etag => _record.ETag;

    public bool RecordExists => _record.RecordExists;

    public TState State
    {
        get => Inside(_record.State!);
        set => _record.State = Inside(value);
    }

    public Task ReadStateAsync() => ReadStateAsync(default);

    public Task WriteStateAsync() => WriteStateAsync(default);

    public Task ClearStateAsync() => ClearStateAsync(default);

    public Task ReadStateAsync(CancellationToken cancellationToken) => Enqueue(async () =>
    {
        await storage.ReadStateAsync(name, activation.GrainId, _record, cancellationToken);
        ForgetUnlessStored();
    });

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        Enqueue(() => storage.WriteStateAsync(name, activation.GrainId, _record, cancellationToken));

    public Task ClearStateAsync(CancellationToken cancellationToken) => Enqueue(async () =>
    {
        await storage.ClearStateAsync(name, activation.GrainId, _record, cancellationToken);
        _record.RecordExists = false;
        ForgetUnlessStored();
    });

    private Task Enqueue(Func<Task> operation) => _last = Inside(activation).TrackAsync(RunAsync(_last, operation));

    private async Task RunAsync(Task before, Func<Task> operation)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            await operation();
        }
        catch (Exception exception) when (exception is not (OrleansException or OperationCanceledException))
        {
            throw new OrleansException($"The storage of {name} failed for {activation.GrainId}: {exception.Message}", exception);
        }
    }

    private void ForgetUnlessStored()
    {
        if (!_record.RecordExists)
        {
            _record.State = new TState();
        }
    }

    // ConfigureAwait(false) and Task.Run leave the grain; what is not in a turn must not touch its state.
    private T Inside<T>(T value) => ActivationScheduler.CurrentActivation == activation
        ? value
        : throw new InvalidOperationException($"The state of {activation.GrainId} was used outside of its turns.");
}
