using System.Data.Common;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;

namespace Arena.Grains.Storage.Sql;

/// <summary>Rows of the tables bank_runs (r) and bank_answers (a).</summary>
internal static class BankColumns
{
    public const string Run = "r.run, r.started_at, r.finished_at, r.plan, r.seed";

    public const string Answer =
        """
        a.run, a.language, a.prompt_id, a.prompt, a.topic, a.contestant, a.cache_key, a.status, a.failure, a.text, a.tokens, a.prompt_tokens,
        a.first_text_ms, a.generation_ms, a.device, a.cached, a.answered_at
        """;

    public const string Insert =
        """
        INSERT INTO bank_answers (run, language, prompt_id, prompt, topic, contestant, cache_key, status, failure, text, tokens, prompt_tokens,
            first_text_ms, generation_ms, device, cached, answered_at)
        VALUES (@run, @language, @prompt_id, @prompt, @topic, @contestant, @cache_key, @status, @failure, @text, @tokens, @prompt_tokens,
            @first_text_ms, @generation_ms, @device, @cached, @answered_at)
        ON CONFLICT (run, language, prompt_id, contestant) DO UPDATE SET
            prompt = excluded.prompt, topic = excluded.topic, cache_key = excluded.cache_key, status = excluded.status, failure = excluded.failure,
            text = excluded.text, tokens = excluded.tokens, prompt_tokens = excluded.prompt_tokens, first_text_ms = excluded.first_text_ms,
            generation_ms = excluded.generation_ms, device = excluded.device, cached = excluded.cached, answered_at = excluded.answered_at
        """;

    public static BankRun MapRun(DbDataReader reader) => new(
        reader.GetString(0),
        reader.GetTime(1),
        reader.IsDBNull(2) ? null : reader.GetTime(2),
        reader.GetString(3),
        (uint)reader.GetInt64(4));

    public static BankAnswer MapAnswer(DbDataReader reader) => new(
        reader.GetString(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetString(3),
        reader.GetString(4),
        new ContestantId(reader.GetString(5)),
        reader.GetString(6),
        (AnswerStatus)reader.GetInt32(7),
        (AnswerFailure)reader.GetInt32(8),
        reader.GetString(9),
        reader.GetInt32(10),
        reader.GetInt32(11),
        reader.IsDBNull(12) ? null : reader.GetInt32(12),
        reader.GetInt32(13),
        reader.GetString(14),
        reader.GetInt32(15) != 0,
        reader.GetTime(16));

    public static (string Name, object? Value)[] Parameters(BankAnswer answer) =>
    [
        ("@run", answer.Run),
        ("@language", answer.Language),
        ("@prompt_id", answer.PromptId),
        ("@prompt", answer.Prompt),
        ("@topic", answer.Topic),
        ("@contestant", answer.Contestant.Value),
        ("@cache_key", answer.CacheKey),
        ("@status", (int)answer.Status),
        ("@failure", (int)answer.Failure),
        ("@text", answer.Text),
        ("@tokens", answer.Tokens),
        ("@prompt_tokens", answer.PromptTokens),
        ("@first_text_ms", answer.FirstTextMilliseconds),
        ("@generation_ms", answer.GenerationMilliseconds),
        ("@device", answer.Device),
        ("@cached", answer.Cached ? 1 : 0),
        ("@answered_at", answer.At.ToUnixTimeMilliseconds()),
    ];
}
