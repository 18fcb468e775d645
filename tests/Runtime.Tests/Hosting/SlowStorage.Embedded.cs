using Arena.Runtime.Tests.Support;
using Orleans.Storage;

namespace Arena.Runtime.Tests.Hosting;

/// <summary>Ends its writes when the test says so.</summary>
internal sealed class SlowStorage(Gate mayEnd) : IGrainStorage
{
    public Gate Begun { get; } = new("a write has begun");

    public Gate MayEnd => mayEnd;

    public int Started { get; private set; }

    public int Written { get; private set; }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Started++;
        Begun.Open();
        await MayEnd.Opened;
        Written++;
        Journal.Write(grainId.Key.ToString(), "written");
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;
}
