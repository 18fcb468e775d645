namespace Arena.Grains.Storage.Sql;

internal sealed class SqlSnapshotStore(SqlDatabase database) : ISnapshotStore
{
    public Task PutAsync(string id, DateTimeOffset at, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        var bytes = json.ToArray();
        return database.WriteAsync(
            (session, token) => session.ExecuteAsync(
                "INSERT INTO snapshots (id, published_at, json) VALUES (@id, @at, @json) ON CONFLICT (id) DO NOTHING",
                token,
                ("@id", id),
                ("@at", at.ToUnixTimeMilliseconds()),
                ("@json", bytes)),
            cancellationToken);
    }

    public Task<byte[]?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            (session, token) => session.FindAsync(
                "SELECT json FROM snapshots WHERE id = @id", reader => reader.GetFieldValue<byte[]>(0), token, ("@id", id)),
            cancellationToken);

    public async Task<IReadOnlyList<(string Id, DateTimeOffset At)>> ListAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (session, token) => session.ListAsync(
                "SELECT id, published_at FROM snapshots ORDER BY published_at DESC, id DESC",
                reader => (reader.GetString(0), reader.GetTime(1)),
                token),
            cancellationToken);

    public async Task<IReadOnlyList<byte[]>> HeadsAsync(int length, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (session, token) => session.ListAsync(
                "SELECT SUBSTR(json, 1, @length) FROM snapshots ORDER BY published_at DESC, id DESC",
                reader => reader.GetFieldValue<byte[]>(0),
                token,
                ("@length", length)),
            cancellationToken);
}
