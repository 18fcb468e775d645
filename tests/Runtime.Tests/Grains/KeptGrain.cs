using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Grains;

[KeepAlive]
internal sealed class KeptGrain : Grain, IKeptGrain
{
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Write(this.GetPrimaryKeyString(), reason.ReasonCode.ToString());
        return Task.CompletedTask;
    }

    public Task TouchAsync() => Task.CompletedTask;
}
