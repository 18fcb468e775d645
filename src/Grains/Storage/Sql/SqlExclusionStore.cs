using Arena.Contracts.Voters;

namespace Arena.Grains.Storage.Sql;

internal sealed class SqlExclusionStore(SqlDatabase database) : IExclusionStore
{
    /// <summary>Why a vote v is excluded now, or null.</summary>
    public const string Now = "(SELECT e.reason FROM exclusions e WHERE e.sequence = v.sequence ORDER BY e.entry DESC LIMIT 1)";

    // The cast tells PostgreSQL what a parameter without a value is.
    private const string ChangeVoter =
        $"""
        INSERT INTO exclusions (entry, sequence, reason, changed_by, changed_at)
        SELECT (SELECT COALESCE(MAX(entry), 0) FROM exclusions) + ROW_NUMBER() OVER (ORDER BY v.sequence), v.sequence, @reason, @by, @at
        FROM votes v
        WHERE v.voter = @voter AND CASE WHEN CAST(@reason AS text) IS NULL THEN {Now} IN ('fraud_flag', 'manual') ELSE {Now} IS NULL END
        """;

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

    public Task<int> ChangeVoterAsync(VoterId voter, string? reason, string by, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (session, token) =>
            {
                await session.LockAsync(SqlLock.Exclusions, token);
                return await session.ExecuteAsync(
                    ChangeVoter,
                    token,
                    ("@voter", voter.Value),
                    ("@reason", reason),
                    ("@by", by),
                    ("@at", at.ToUnixTimeMilliseconds()));
            },
            cancellationToken);

    public Task<string?> ReasonAsync(long sequence, CancellationToken cancellationToken) =>
        database.ReadAsync(
            (session, token) => session.FindAsync(
                $"SELECT COALESCE({Now}, '') FROM votes v WHERE v.sequence = @sequence",
                reader => reader.GetString(0),
                token,
                ("@sequence", sequence)),
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
