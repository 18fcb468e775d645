using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Orleans.Runtime;
using Orleans.Storage;

namespace Arena.Embedded.Persistence;

/// <summary>States as JSON texts, so that nothing a grain has not written is found again.</summary>
internal sealed class MemoryGrainStorage : IGrainStorage
{
    private readonly ConcurrentDictionary<(string, GrainId), Entry> _entries = new();
    private long _version;

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var entry = _entries.GetValueOrDefault((stateName, grainId));
        grainState.ETag = entry?.Etag;
        grainState.RecordExists = entry is not null;
        if (entry is not null)
        {
            grainState.State = JsonSerializer.Deserialize<T>(entry.Json);
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var next = new Entry(JsonSerializer.Serialize(grainState.State), Interlocked.Increment(ref _version).ToString(CultureInfo.InvariantCulture));
        var stored = grainState.ETag is null
            ? _entries.TryAdd((stateName, grainId), next)
            : _entries.TryGetValue((stateName, grainId), out var last) && last.Etag == grainState.ETag && _entries.TryUpdate((stateName, grainId), next, last);
        if (!stored)
        {
            throw Conflict(stateName, grainId, grainState.ETag);
        }

        (grainState.ETag, grainState.RecordExists) = (next.Etag, true);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var last = _entries.GetValueOrDefault((stateName, grainId));
        if (last?.Etag != grainState.ETag || (last is not null && !_entries.TryRemove(new((stateName, grainId), last))))
        {
            throw Conflict(stateName, grainId, grainState.ETag);
        }

        (grainState.ETag, grainState.RecordExists) = (null, false);
        return Task.CompletedTask;
    }

    private InconsistentStateException Conflict(string stateName, GrainId grainId, string? etag) =>
        new($"{stateName} of {grainId} is not the one that was read.", _entries.GetValueOrDefault((stateName, grainId))?.Etag, etag);

    private sealed record Entry(string Json, string Etag);
}
