using System.Collections.Concurrent;
using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Grains;

internal sealed class LifeGrain(ScopedService service) : Grain, ILifeGrain, IDisposable
{
    private static readonly ConcurrentDictionary<string, int> Activations = new();
    private static readonly ConcurrentDictionary<string, ScopedService> Services = new();

    private ScopedService? _previous;
    private int _number;
    private bool _slow;
    private bool _failing;

    private string Key => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _number = Activations.AddOrUpdate(Key, 1, (_, last) => last + 1);
        _previous = Services.GetValueOrDefault(Key);
        Services[Key] = service;
        await Task.Yield();
        Journal.Write(Key, $"activated {_number}");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_slow)
        {
            Gates.Of(Key, "deactivating").Open();
            await Gates.Of(Key, "deactivated").Opened;
        }

        Journal.Write(Key, $"deactivated {_number}: {reason.ReasonCode}");
        if (_failing)
        {
            throw new InvalidOperationException("OnDeactivateAsync failed.");
        }
    }

    public void Dispose() => Journal.Write(Key, $"disposed {_number}");

    public Task<int> ActivationNumberAsync()
    {
        Journal.Write(Key, $"called {_number}");
        return Task.FromResult(_number);
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

    public Task DeactivateSlowlyAsync()
    {
        _slow = true;
        return DeactivateAsync();
    }

    public Task DeactivateWithFailureAsync()
    {
        _failing = true;
        return DeactivateAsync();
    }

    public Task<string> KeyAsync() => Task.FromResult(this.GetPrimaryKeyString());

    public Task<ILifeGrain> SelfAsync() => Task.FromResult(this.AsReference<ILifeGrain>());

    public Task<bool> HasFreshScopeAsync() =>
        Task.FromResult(_previous is { IsDisposed: true } && _previous != service && !service.IsDisposed);
}
