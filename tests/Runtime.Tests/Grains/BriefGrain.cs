using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Grains;

[CollectionAgeLimit(Minutes = 2)]
internal sealed class BriefGrain : Grain, IBriefGrain
{
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Gates.Of(this.GetPrimaryKeyString(), "gone").Open();
        return Task.CompletedTask;
    }

    public Task TouchAsync() => Task.CompletedTask;
}
