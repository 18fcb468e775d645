using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Arena.Runtime.Tests.Grains;

internal sealed class StateGrain(
    [PersistentState("first", "store")] IPersistentState<CounterState> first,
    [PersistentState("second", "store")] IPersistentState<CounterState> second) : Grain, IStateGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public Task<int> GetAsync() => Task.FromResult(first.State.Value);

    public Task<bool> IsStoredAsync() => Task.FromResult(first.RecordExists);

    public Task SetWithoutWritingAsync(int value)
    {
        first.State.Value = value;
        return Task.CompletedTask;
    }

    public async Task SetAsync(int value)
    {
        first.State = first.State with { Value = value };
        await first.WriteStateAsync();
    }

    public async Task SetSecondAsync(int value)
    {
        second.State.Value = value;
        await second.WriteStateAsync();
    }

    public Task<int> GetSecondAsync() => Task.FromResult(second.State.Value);

    public Task ClearAsync() => first.ClearStateAsync();

    public Task ReadAsync() => first.ReadStateAsync();

    public async Task WriteBehindAsync(int value)
    {
        var storage = ServiceProvider.GetRequiredKeyedService<IGrainStorage>("store");
        var other = new GrainState<CounterState>();
        await storage.ReadStateAsync("first", this.GetGrainId(), other);
        other.State = new CounterState { Value = value };
        await storage.WriteStateAsync("first", this.GetGrainId(), other);
    }

    public async Task<bool> TrySetAsync(int value)
    {
        try
        {
            await SetAsync(value);
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }

    public async Task AddInterleavedAsync()
    {
        await Task.Yield();
        first.State.Value++;
        await first.WriteStateAsync();
    }

    public Task DeactivateAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<Guid> ActivationAsync() => Task.FromResult(_activation);
}
