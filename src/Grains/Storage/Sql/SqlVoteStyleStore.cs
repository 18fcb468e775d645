using System.Data.Common;

namespace Arena.Grains.Storage.Sql;

internal sealed class SqlVoteStyleStore(SqlDatabase database) : IVoteStyleStore
{
    private const string Columns =
        "left_tokens, left_headers, left_lists, left_bold, left_code, right_tokens, right_headers, right_lists, right_bold, right_code";

    private const string Insert =
        $"""
        INSERT INTO vote_styles (entry, sequence, {Columns})
        SELECT (SELECT COALESCE(MAX(entry), 0) + 1 FROM vote_styles), @sequence,
            @left_tokens, @left_headers, @left_lists, @left_bold, @left_code, @right_tokens, @right_headers, @right_lists, @right_bold, @right_code
        WHERE NOT EXISTS (SELECT 1 FROM vote_styles WHERE sequence = @sequence)
        """;

    private const string Missing =
        """
        SELECT v.sequence, l.text, l.tokens, r.text, r.tokens
        FROM votes v
        JOIN answers l ON l.battle = v.battle AND l.turn = v.turn AND l.side = 0 AND l.attempt = v.left_attempt
        JOIN answers r ON r.battle = v.battle AND r.turn = v.turn AND r.side = 1 AND r.attempt = v.right_attempt
        WHERE v.sequence > @after AND l.text IS NOT NULL AND r.text IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM vote_styles s WHERE s.sequence = v.sequence)
        ORDER BY v.sequence LIMIT @limit
        """;

    public async Task<IReadOnlyList<StyleEntry>> ReadAsync(long afterEntry, int limit, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (session, token) => session.ListAsync(
                $"SELECT entry, sequence, {Columns} FROM vote_styles WHERE entry > @after ORDER BY entry LIMIT @limit",
                reader => new StyleEntry(reader.GetInt64(0), reader.GetInt64(1), new VoteStyle(Answer(reader, 2), Answer(reader, 7))),
                token,
                ("@after", afterEntry),
                ("@limit", limit)),
            cancellationToken);

    public async Task<Dictionary<long, VoteStyle>> OfVotesAsync(long afterSequence, long lastSequence, CancellationToken cancellationToken)
    {
        var styles = await database.ReadAsync(
            (session, token) => session.ListAsync(
                $"SELECT sequence, {Columns} FROM vote_styles WHERE sequence > @after AND sequence <= @last",
                reader => (Sequence: reader.GetInt64(0), Style: new VoteStyle(Answer(reader, 1), Answer(reader, 6))),
                token,
                ("@after", afterSequence),
                ("@last", lastSequence)),
            cancellationToken);
        return styles.ToDictionary(entry => entry.Sequence, entry => entry.Style);
    }

    public Task<long> LastEntryAsync(CancellationToken cancellationToken) =>
        database.ReadAsync((session, token) => session.NumberAsync("SELECT MAX(entry) FROM vote_styles", token), cancellationToken);

    public async Task<IReadOnlyList<UnstyledVote>> MissingAsync(long afterSequence, int limit, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (session, token) => session.ListAsync(
                Missing,
                reader => new UnstyledVote(reader.GetInt64(0), reader.GetString(1), reader.GetInt32(2), reader.GetString(3), reader.GetInt32(4)),
                token,
                ("@after", afterSequence),
                ("@limit", limit)),
            cancellationToken);

    public Task AddAsync(IReadOnlyList<(long Sequence, VoteStyle Style)> styles, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (session, token) =>
            {
                await session.LockAsync(SqlLock.Votes, token);
                foreach (var (sequence, style) in styles)
                {
                    await AddAsync(session, sequence, style, token);
                }
            },
            cancellationToken);

    // Entries are numbered under the lock of the votes, which whoever calls this holds: a reader with a cursor must not skip one.
    public static Task AddAsync(SqlSession session, long sequence, VoteStyle style, CancellationToken cancellationToken) =>
        session.ExecuteAsync(Insert, cancellationToken, [("@sequence", sequence), .. Of("left", style.Left), .. Of("right", style.Right)]);

    private static IEnumerable<(string Name, object? Value)> Of(string side, AnswerStyle style) =>
    [
        ($"@{side}_tokens", style.Tokens),
        ($"@{side}_headers", style.Headers),
        ($"@{side}_lists", style.Lists),
        ($"@{side}_bold", style.Bold),
        ($"@{side}_code", style.Code),
    ];

    private static AnswerStyle Answer(DbDataReader reader, int at) =>
        new(reader.GetInt32(at), reader.GetInt32(at + 1), reader.GetInt32(at + 2), reader.GetInt32(at + 3), reader.GetInt32(at + 4));
}
