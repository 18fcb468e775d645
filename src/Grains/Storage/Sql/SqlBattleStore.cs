using Arena.Contracts.Battles;
using Arena.Contracts.Voters;

namespace Arena.Grains.Storage.Sql;

internal sealed class SqlBattleStore(SqlDatabase database) : IBattleStore
{
    public Task<BattleReservation> ReserveAsync(BattleReservation reservation, CancellationToken cancellationToken) =>
        database.WriteAsync((session, token) => ReserveAsync(session, reservation, token), cancellationToken);

    public Task AddTurnAsync(TurnText turn, CancellationToken cancellationToken) =>
        database.WriteAsync((session, token) => AddTurnAsync(session, turn, token), cancellationToken);

    public Task<AnswerText> PutAnswerAsync(AnswerText answer, CancellationToken cancellationToken) =>
        database.WriteAsync((session, token) => AnswerRow.PutAsync(session, answer, token), cancellationToken);

    public async Task<IReadOnlyList<TurnText>> TurnsAsync(BattleId battle, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (session, token) => session.ListAsync(
                $"SELECT {BattleColumns.Turn} FROM turns t WHERE t.battle = @battle ORDER BY t.turn",
                BattleColumns.MapTurn,
                token,
                ("@battle", battle.Value)),
            cancellationToken);

    public async Task<IReadOnlyList<AnswerText>> AnswersAsync(BattleId battle, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (session, token) => session.ListAsync(
                $"SELECT {BattleColumns.Answer} FROM answers a WHERE a.battle = @battle ORDER BY a.turn, a.side, a.attempt",
                BattleColumns.MapAnswer,
                token,
                ("@battle", battle.Value)),
            cancellationToken);

    public Task<bool> AddNotesAsync(VoteNotes notes, CancellationToken cancellationToken) =>
        database.WriteAsync((session, token) => AddNotesAsync(session, notes, token), cancellationToken);

    public Task<(IReadOnlyList<BattleSummary> Rows, int Total)> HistoryAsync(
        VoterId voter, HistoryQuery query, int pageSize, CancellationToken cancellationToken) =>
        database.ReadAsync((session, token) => new HistorySearch(session, voter, query).RunAsync(pageSize, token), cancellationToken);

    public Task<int> WithdrawAsync(VoterId voter, bool excludeVotes, DateTimeOffset now, CancellationToken cancellationToken) =>
        database.WriteAsync((session, token) => Withdrawal.RunAsync(session, voter, excludeVotes, now, token), cancellationToken);

    public async Task<IReadOnlyList<RepeatedPrompt>> RepeatedPromptsAsync(string? language, int least, int limit, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (session, token) => session.ListAsync(
                $"""
                SELECT v.voter, t.prompt, COUNT(*)
                FROM votes v JOIN turns t ON t.battle = v.battle AND t.turn = v.turn
                WHERE v.source = @own AND t.prompt IS NOT NULL {(language is null ? "" : "AND v.language = @language")}
                GROUP BY v.voter, t.prompt HAVING COUNT(*) >= @least
                ORDER BY COUNT(*) DESC, v.voter, t.prompt LIMIT @limit
                """,
                reader => new RepeatedPrompt(reader.GetString(0), reader.GetString(1), reader.GetInt32(2)),
                token,
                [("@own", VoteSources.Own), ("@least", least), ("@limit", limit), .. language is null ? [] : new (string, object?)[] { ("@language", language) }]),
            cancellationToken);

    public IAsyncEnumerable<BattleTexts> ExportAsync(DateTimeOffset unvotedBefore, CancellationToken cancellationToken) =>
        new BattleExport(database, unvotedBefore).ReadAsync(cancellationToken);

    private static async Task<BattleReservation> ReserveAsync(SqlSession session, BattleReservation wanted, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(
            """
            INSERT INTO battles (battle, voter, key, body_hash, language, reserved_at)
            VALUES (@battle, @voter, @key, @body_hash, @language, @reserved_at)
            ON CONFLICT (voter, key) DO NOTHING
            """,
            cancellationToken,
            ("@battle", wanted.Battle.Value),
            ("@voter", wanted.Voter.Value),
            ("@key", wanted.Key),
            ("@body_hash", wanted.BodyHash),
            ("@language", wanted.Language),
            ("@reserved_at", wanted.At.ToUnixTimeMilliseconds()));
        var stored = await session.FindAsync(
            $"SELECT {BattleColumns.Reservation} FROM battles b WHERE b.voter = @voter AND b.key = @key",
            BattleColumns.MapReservation,
            cancellationToken,
            ("@voter", wanted.Voter.Value),
            ("@key", wanted.Key));
        return stored!;
    }

    private static Task<int> AddTurnAsync(SqlSession session, TurnText turn, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            INSERT INTO turns (battle, turn, key, prompt, added_at) VALUES (@battle, @turn, @key, @prompt, @added_at)
            ON CONFLICT (battle, turn) DO UPDATE SET key = excluded.key, prompt = excluded.prompt, added_at = excluded.added_at
            """,
            cancellationToken,
            ("@battle", turn.Battle.Value),
            ("@turn", turn.Turn),
            ("@key", turn.Key),
            ("@prompt", turn.Prompt),
            ("@added_at", turn.At.ToUnixTimeMilliseconds()));

    private static async Task<bool> AddNotesAsync(SqlSession session, VoteNotes notes, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            """
            INSERT INTO vote_notes (battle, tags, comment, added_at) VALUES (@battle, @tags, @comment, @added_at)
            ON CONFLICT (battle) DO NOTHING
            """,
            cancellationToken,
            ("@battle", notes.Battle.Value),
            ("@tags", notes.Tags),
            ("@comment", notes.Comment),
            ("@added_at", notes.At.ToUnixTimeMilliseconds())) == 1;
}
