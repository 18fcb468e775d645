namespace Arena.Grains.Storage.Sql;

/// <summary>Writes an attempt's row.</summary>
internal static class AnswerRow
{
    // A null text was withdrawn and stays so, whichever activation writes later.
    private const string Upsert =
        """
        INSERT INTO answers (battle, turn, side, attempt, epoch, status, failure, text, tokens, prompt_tokens, first_text_ms, generation_ms, finished_at)
        VALUES (@battle, @turn, @side, @attempt, @epoch, @status, @failure, @text, @tokens, @prompt_tokens, @first_text_ms, @generation_ms, @finished_at)
        ON CONFLICT (battle, turn, side, attempt) DO UPDATE SET
            epoch = excluded.epoch,
            status = excluded.status,
            failure = excluded.failure,
            text = CASE WHEN answers.text IS NULL THEN NULL ELSE excluded.text END,
            tokens = excluded.tokens,
            prompt_tokens = excluded.prompt_tokens,
            first_text_ms = excluded.first_text_ms,
            generation_ms = excluded.generation_ms,
            finished_at = excluded.finished_at
        WHERE answers.epoch < excluded.epoch
        """;

    public static async Task<AnswerText> PutAsync(SqlSession session, AnswerText answer, CancellationToken cancellationToken)
    {
        var withdrawn = await IsPromptWithdrawnAsync(session, answer, cancellationToken);
        await session.ExecuteAsync(Upsert, cancellationToken, Parameters(withdrawn ? answer with { Text = null } : answer));
        var stored = await session.FindAsync(
            $"SELECT {BattleColumns.Answer} FROM answers a WHERE a.battle = @battle AND a.turn = @turn AND a.side = @side AND a.attempt = @attempt",
            BattleColumns.MapAnswer,
            cancellationToken,
            Parameters(answer)[..4]);
        return stored!;
    }

    // Shared with Withdrawal by the row's lock: an answer that ends while its prompt is withdrawn must not bring text back.
    private static async Task<bool> IsPromptWithdrawnAsync(SqlSession session, AnswerText answer, CancellationToken cancellationToken) =>
        await session.FindAsync(
            "SELECT t.prompt IS NULL FROM turns t WHERE t.battle = @battle AND t.turn = @turn" + session.ForShare,
            reader => reader.GetBoolean(0) ? "withdrawn" : "kept",
            cancellationToken,
            Parameters(answer)[..2]) == "withdrawn";

    private static (string Name, object? Value)[] Parameters(AnswerText answer) =>
    [
        ("@battle", answer.Battle.Value),
        ("@turn", answer.Turn),
        ("@side", (int)answer.Side),
        ("@attempt", answer.Attempt),
        ("@epoch", answer.Epoch),
        ("@status", (int)answer.Status),
        ("@failure", (int)answer.Failure),
        ("@text", answer.Text),
        ("@tokens", answer.Tokens),
        ("@prompt_tokens", answer.PromptTokens),
        ("@first_text_ms", answer.FirstTextMilliseconds),
        ("@generation_ms", answer.GenerationMilliseconds),
        ("@finished_at", answer.At.ToUnixTimeMilliseconds()),
    ];
}
