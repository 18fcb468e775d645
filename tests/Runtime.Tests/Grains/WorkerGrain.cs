using Arena.Runtime.Tests.Support;
using Orleans.Concurrency;

namespace Arena.Runtime.Tests.Grains;

[StatelessWorker(2)]
internal sealed class WorkerGrain : Grain, IWorkerGrain
{
    private readonly Guid _worker = Guid.NewGuid();

    public async Task<Guid> WorkAsync(string name)
    {
        Journal.Write(this.GetPrimaryKeyString(), name);
        Gates.Of(this.GetPrimaryKeyString(), $"{name} in").Open();
        await Gates.Of(this.GetPrimaryKeyString(), $"{name} out").Opened;
        return _worker;
    }
}
