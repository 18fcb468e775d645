using Orleans.Runtime;

namespace Orleans.Storage;

/// <summary>
/// A place for grain states, registered as a keyed service under its storage name. A write or clear whose ETag is not the
/// stored one throws <see cref="InconsistentStateException"/>; after each call the ETag in <c>grainState</c> is the stored one.
/// </summary>
public interface IGrainStorage
{
    Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        ReadStateAsync(stateName, grainId, grainState);

    Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        WriteStateAsync(stateName, grainId, grainState);

    Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState);

    Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
        ClearStateAsync(stateName, grainId, grainState);
}
