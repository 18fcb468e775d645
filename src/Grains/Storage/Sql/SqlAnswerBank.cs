using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Contracts.Research;

namespace Arena.Grains.Storage.Sql;

internal sealed class SqlAnswerBank(SqlDatabase database) : IAnswerBank
{
    // The newest of a contestant's complete answers; of two at the same time the one of the later run.
    private const string IsNewest =
        """
        NOT EXISTS (
            SELECT 1 FROM bank_answers n
            WHERE n.language = a.language AND n.prompt_id = a.prompt_id AND n.contestant = a.contestant AND n.status = @complete
                AND (n.answered_at > a.answered_at OR (n.answered_at = a.answered_at AND n.run > a.run)))
        """;

    public Task BeginAsync(BankRun run, CancellationToken cancellationToken) => database.WriteAsync(
        (session, token) => session.ExecuteAsync(
            "INSERT INTO bank_runs (run, started_at, finished_at, plan, seed) VALUES (@run, @at, NULL, @plan, @seed) ON CONFLICT (run) DO NOTHING",
            token,
            ("@run", run.Run),
            ("@at", run.StartedAt.ToUnixTimeMilliseconds()),
            ("@plan", run.Plan),
            ("@seed", (long)run.Seed)),
        cancellationToken);

    public Task FinishAsync(string run, DateTimeOffset at, CancellationToken cancellationToken) => database.WriteAsync(
        (session, token) => session.ExecuteAsync(
            "UPDATE bank_runs SET finished_at = @at WHERE run = @run", token, ("@run", run), ("@at", at.ToUnixTimeMilliseconds())),
        cancellationToken);

    public Task<BankRun?> LastRunAsync(CancellationToken cancellationToken) => database.ReadAsync(
        (session, token) => session.FindAsync(
            $"SELECT {BankColumns.Run} FROM bank_runs r ORDER BY r.started_at DESC, r.run DESC LIMIT 1", BankColumns.MapRun, token),
        cancellationToken);

    public Task PutAsync(BankAnswer answer, CancellationToken cancellationToken) => database.WriteAsync(
        (session, token) => session.ExecuteAsync(BankColumns.Insert, token, BankColumns.Parameters(answer)), cancellationToken);

    public async Task<IReadOnlyList<BankAnswer>> OfRunAsync(string run, CancellationToken cancellationToken) => await database.ReadAsync(
        (session, token) => session.ListAsync(
            $"SELECT {BankColumns.Answer} FROM bank_answers a WHERE a.run = @run ORDER BY a.language, a.prompt_id, a.contestant",
            BankColumns.MapAnswer,
            token,
            ("@run", run)),
        cancellationToken);

    public Task<BankAnswer?> FindAsync(string cacheKey, CancellationToken cancellationToken) => database.ReadAsync(
        (session, token) => session.FindAsync(
            $"""
            SELECT {BankColumns.Answer} FROM bank_answers a
            WHERE a.cache_key = @key AND a.status = @complete AND a.cached = 0 ORDER BY a.answered_at DESC, a.run DESC LIMIT 1
            """,
            BankColumns.MapAnswer,
            token,
            ("@key", cacheKey),
            ("@complete", (int)AnswerStatus.Complete)),
        cancellationToken);

    public Task<BankAnswer?> FindAsync(ContestantId contestant, string language, string prompt, CancellationToken cancellationToken) => database.ReadAsync(
        (session, token) => session.FindAsync(
            $"""
            SELECT {BankColumns.Answer} FROM bank_answers a
            WHERE a.contestant = @contestant AND a.language = @language AND a.prompt = @prompt AND a.status = @complete
            ORDER BY a.answered_at DESC, a.run DESC LIMIT 1
            """,
            BankColumns.MapAnswer,
            token,
            ("@contestant", contestant.Value),
            ("@language", language),
            ("@prompt", prompt),
            ("@complete", (int)AnswerStatus.Complete)),
        cancellationToken);

    public async Task<IReadOnlyList<BankedPrompt>> PromptsAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            (session, token) => session.ListAsync(
                $"""
                SELECT a.language, a.prompt_id, a.prompt, a.topic, a.answered_at FROM bank_answers a
                WHERE a.status = @complete AND {IsNewest} ORDER BY a.language, a.prompt_id, a.answered_at DESC
                """,
                reader => new BankedPrompt(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), 1),
                token,
                ("@complete", (int)AnswerStatus.Complete)),
            cancellationToken);
        return [.. rows.GroupBy(row => (row.Language, row.PromptId)).Select(group => group.First() with { Answers = group.Count() })];
    }

    public async Task<IReadOnlyList<BankAnswer>> AnswersAsync(string language, string promptId, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (session, token) => session.ListAsync(
                $"""
                SELECT {BankColumns.Answer} FROM bank_answers a
                WHERE a.language = @language AND a.prompt_id = @prompt_id AND a.status = @complete AND {IsNewest} ORDER BY a.contestant
                """,
                BankColumns.MapAnswer,
                token,
                ("@language", language),
                ("@prompt_id", promptId),
                ("@complete", (int)AnswerStatus.Complete)),
            cancellationToken);
}
