using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Grains;

internal sealed class CarelessGrain([PersistentState("slow", "slow")] IPersistentState<CounterState> state) : Grain, ICarelessGrain, IDisposable
{
    private string? _touch;
    private string? _gate;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_gate is not null)
        {
            Journal.Write(this.GetPrimaryKeyString(), "deactivated");
            Gates.Of(this.GetPrimaryKeyString(), _gate).Open();
        }

        return _touch is null ? Task.CompletedTask : GrainFactory.GetGrain<IIdleGrain>(_touch).TouchAsync();
    }

    public void Dispose() => Journal.Write(this.GetPrimaryKeyString(), "disposed");

    public Task WriteWithoutWaitingAsync()
    {
        _ = state.WriteStateAsync();
        return Task.CompletedTask;
    }

    public Task TouchAtTheEndAsync(string key)
    {
        _touch = key;
        return Task.CompletedTask;
    }

    public Task OpenAtTheEndAsync(string gate)
    {
        _gate = gate;
        return Task.CompletedTask;
    }

    public Task PassItselfAsync() => GrainFactory.GetGrain<ICarelessGrain>("other").TakeAsync(this);

    public Task TakeAsync(ICarelessGrain grain) => Task.CompletedTask;
}
