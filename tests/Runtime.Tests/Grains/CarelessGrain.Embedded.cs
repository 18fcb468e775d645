namespace Arena.Runtime.Tests.Grains;

internal sealed class CarelessGrain([PersistentState("slow", "slow")] IPersistentState<CounterState> state) : Grain, ICarelessGrain
{
    private string? _touch;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _touch is null ? Task.CompletedTask : GrainFactory.GetGrain<IIdleGrain>(_touch).TouchAsync();

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

    public Task PassItselfAsync() => GrainFactory.GetGrain<ICarelessGrain>("other").TakeAsync(this);

    public Task TakeAsync(ICarelessGrain grain) => Task.CompletedTask;
}
