using System.Globalization;
using System.Text.Json;
using Arena.Grains.Storage.Sql;
using Orleans.Storage;

namespace Arena.Grains.Storage.Sqlite;

/// <summary>
/// States of grains as JSON. The ETag is the record's version, which never falls: a cleared record stays as an empty one, so that an ETag
/// from before is not met again.
/// </summary>
internal sealed class SqliteGrainStorage(SqlDatabase database) : IGrainStorage
{
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var record = await database.ReadAsync((session, token) => FindAsync(session, stateName, grainId, token), CancellationToken.None);
        grainState.ETag = record?.Etag;
        grainState.RecordExists = record is { Payload.Length: > 0 };
        if (grainState.RecordExists)
        {
            grainState.State = JsonSerializer.Deserialize<T>(record!.Payload);
        }
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await ReplaceAsync(stateName, grainId, grainState, JsonSerializer.SerializeToUtf8Bytes(grainState.State));
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await ReplaceAsync(stateName, grainId, grainState, []);
        grainState.RecordExists = false;
    }

    private async Task ReplaceAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, byte[] payload)
    {
        var etag = grainState.ETag;
        grainState.ETag = await database.WriteAsync((session, token) => ReplaceAsync(session, stateName, grainId, etag, payload, token), CancellationToken.None);
    }

    private static async Task<string> ReplaceAsync(
        SqlSession session, string stateName, GrainId grainId, string? etag, byte[] payload, CancellationToken cancellationToken)
    {
        var changed = await session.ExecuteAsync(
            etag is null
                ? "INSERT INTO grain_states (grain, state, version, payload) VALUES (@grain, @state, 1, @payload) ON CONFLICT (grain, state) DO NOTHING"
                : "UPDATE grain_states SET version = version + 1, payload = @payload WHERE grain = @grain AND state = @state AND version = @version",
            cancellationToken,
            ("@grain", grainId.ToString()),
            ("@state", stateName),
            ("@version", Version(etag)),
            ("@payload", payload));
        var stored = await FindAsync(session, stateName, grainId, cancellationToken);
        return changed == 1
            ? stored!.Etag
            : throw new InconsistentStateException($"The state {stateName} of {grainId} is not the one that was read.", stored?.Etag, etag);
    }

    private static Task<Record?> FindAsync(SqlSession session, string stateName, GrainId grainId, CancellationToken cancellationToken) =>
        session.FindAsync(
            "SELECT version, payload FROM grain_states WHERE grain = @grain AND state = @state",
            reader => new Record(reader.GetInt64(0).ToString(CultureInfo.InvariantCulture), reader.GetFieldValue<byte[]>(1)),
            cancellationToken,
            ("@grain", grainId.ToString()),
            ("@state", stateName));

    // What is not a number is nobody's version.
    private static long Version(string? etag) =>
        long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    private sealed record Record(string Etag, byte[] Payload);
}
