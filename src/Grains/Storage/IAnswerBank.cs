using Arena.Contracts.Models;
using Arena.Contracts.Research;

namespace Arena.Grains.Storage;

/// <summary>
/// Answers of benchmark runs. They belong to no voter, so nothing here is ever withdrawn. Every write is idempotent. Implementations are
/// thread-safe and never run on a grain's turn.
/// </summary>
internal interface IAnswerBank
{
    /// <summary>Notes a run before its first answer; a run that is noted stays as it is.</summary>
    Task BeginAsync(BankRun run, CancellationToken cancellationToken);

    /// <summary>Notes that nothing of a run is left to do.</summary>
    Task FinishAsync(string run, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The run that began last, or null.</summary>
    Task<BankRun?> LastRunAsync(CancellationToken cancellationToken);

    /// <summary>Writes an answer; unique (run, language, prompt, contestant). A later one replaces it: what failed was tried again.</summary>
    Task PutAsync(BankAnswer answer, CancellationToken cancellationToken);

    /// <summary>Every answer of a run, by language, prompt and contestant.</summary>
    Task<IReadOnlyList<BankAnswer>> OfRunAsync(string run, CancellationToken cancellationToken);

    /// <summary>The newest complete answer with this cache key that was generated, not taken over; null where there is none.</summary>
    Task<BankAnswer?> FindAsync(string cacheKey, CancellationToken cancellationToken);

    /// <summary>The newest complete answer of a contestant to a prompt, word by word; null where there is none.</summary>
    Task<BankAnswer?> FindAsync(ContestantId contestant, string language, string prompt, CancellationToken cancellationToken);

    /// <summary>Prompts with complete answers, by language and id, as they were last asked.</summary>
    Task<IReadOnlyList<BankedPrompt>> PromptsAsync(CancellationToken cancellationToken);

    /// <summary>The newest complete answer of each contestant to a prompt, by contestant.</summary>
    Task<IReadOnlyList<BankAnswer>> AnswersAsync(string language, string promptId, CancellationToken cancellationToken);
}
