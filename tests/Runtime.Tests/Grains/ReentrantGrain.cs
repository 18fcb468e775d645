using Arena.Runtime.Tests.Support;
using Orleans.Concurrency;

namespace Arena.Runtime.Tests.Grains;

[Reentrant]
internal sealed class ReentrantGrain : Grain, IReentrantGrain
{
    public async Task BlockAsync()
    {
        Gates.Of(this.GetPrimaryKeyString(), "in").Open();
        await Gates.Of(this.GetPrimaryKeyString(), "out").Opened;
    }

    public Task OpenAsync()
    {
        Gates.Of(this.GetPrimaryKeyString(), "out").Open();
        return Task.CompletedTask;
    }
}
