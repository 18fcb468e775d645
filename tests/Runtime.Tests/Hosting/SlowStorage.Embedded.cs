using Arena.Runtime.Tests.Support;
using Orleans.Storage;

namespace Arena.Runtime.Tests.Hosting;

/// <summary>Ends its writes when the test says so.</summary>
internal sealed class SlowStorage : IGrainStorage
{
    public Gate Begun { get; } = new("a write has begun");

    public Gate MayEnd { get; } = new("the write may end");

    public int Written { get; private set; }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Begun.Open();
        await MayEnd.Opened;
        Written++;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;
}
