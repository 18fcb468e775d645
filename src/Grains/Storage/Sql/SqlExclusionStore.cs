namespace Arena.Grains.Storage.Sql;

internal sealed class SqlExclusionStore(SqlDatabase database) : IExclusionStore
{
    public Task ChangeAsync(Exclusion exclusion, CancellationToken cancellationToken) =>
        database.WriteAsync((session, token) => ChangeAsync(session, exclusion, token), cancellationToken);

    public async Task<IReadOnlyList<(long Entry, Exclusion Exclusion)>> ReadAsync(long afterEntry, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (session, token) => session.ListAsync(
                "SELECT entry, sequence, reason, changed_by, changed_at FROM exclusions WHERE entry > @after ORDER BY entry",
                reader => (
                    reader.GetInt64(0),
                    new Exclusion(reader.GetInt64(1), reader.GetText(2), reader.GetString(3), reader.GetTime(4))),
                token,
                ("@after", afterEntry)),
            cancellationToken);

    // Entries are numbered under a lock, as votes are: a reader with a cursor must not skip one.
    public static async Task ChangeAsync(SqlSession session, Exclusion exclusion, CancellationToken cancellationToken)
    {
        await session.LockAsync(SqlLock.Exclusions, cancellationToken);
        var last = await session.NumberAsync("SELECT MAX(entry) FROM exclusions", cancellationToken);
        await session.ExecuteAsync(
            "INSERT INTO exclusions (entry, sequence, reason, changed_by, changed_at) VALUES (@entry, @sequence, @reason, @by, @at)",
            cancellationToken,
            ("@entry", last + 1),
            ("@sequence", exclusion.Sequence),
            ("@reason", exclusion.Reason),
            ("@by", exclusion.By),
            ("@at", exclusion.At.ToUnixTimeMilliseconds()));
    }
}
