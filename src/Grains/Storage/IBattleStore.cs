using Arena.Contracts.Battles;
using Arena.Contracts.Voters;

namespace Arena.Grains.Storage;

/// <summary>
/// Reservations of battles, texts of turns and answers, and notes. Votes and the state of battles are elsewhere.
/// Every write is idempotent. Implementations are thread-safe and never run on a grain's turn.
/// </summary>
internal interface IBattleStore
{
    /// <summary>Reserves a battle id for a voter's key; unique (voter, key). An existing reservation comes back unchanged.</summary>
    Task<BattleReservation> ReserveAsync(BattleReservation reservation, CancellationToken cancellationToken);

    /// <summary>Writes a turn's prompt; unique (battle, turn). A turn that was written but never confirmed may come again with another prompt, which replaces the old one.</summary>
    Task AddTurnAsync(TurnText turn, CancellationToken cancellationToken);

    /// <summary>
    /// Writes the text of a finished attempt; one row per attempt. A row of a newer or equal epoch is kept as it is;
    /// one of an older epoch is replaced.
    /// </summary>
    /// <returns>The row that now stands.</returns>
    Task<AnswerText> PutAnswerAsync(AnswerText answer, CancellationToken cancellationToken);

    /// <summary>All turns of a battle in order.</summary>
    Task<IReadOnlyList<TurnText>> TurnsAsync(BattleId battle, CancellationToken cancellationToken);

    /// <summary>All attempts of a battle, by turn, side and attempt.</summary>
    Task<IReadOnlyList<AnswerText>> AnswersAsync(BattleId battle, CancellationToken cancellationToken);

    /// <summary>Adds notes to a voted battle; false when there are notes already.</summary>
    Task<bool> AddNotesAsync(VoteNotes notes, CancellationToken cancellationToken);

    /// <summary>Battles of a voter that have a first turn, newest first, with their vote where there is one. Escapes wildcards in the query's text.</summary>
    /// <returns>The rows of the page and the number of all rows.</returns>
    Task<(IReadOnlyList<BattleSummary> Rows, int Total)> HistoryAsync(VoterId voter, HistoryQuery query, int pageSize, CancellationToken cancellationToken);

    /// <summary>
    /// Deletes every text (prompts, answers, comments) of the voter's battles. With <paramref name="excludeVotes"/> the voter's votes get
    /// exclusions with the reason "withdrawn".
    /// </summary>
    /// <returns>Number of battles whose texts were deleted.</returns>
    Task<int> WithdrawAsync(VoterId voter, bool excludeVotes, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>
    /// Prompts that the same voter voted on at least so many times, in a language or in all, the most repeated first. Excluded votes count;
    /// imported ones and withdrawn texts do not.
    /// </summary>
    Task<IReadOnlyList<RepeatedPrompt>> RepeatedPromptsAsync(string? language, int least, int limit, CancellationToken cancellationToken);

    /// <summary>Battles with all their texts for an export: voted, or opened before a time and not voted; by battle id.</summary>
    IAsyncEnumerable<BattleTexts> ExportAsync(DateTimeOffset unvotedBefore, CancellationToken cancellationToken);
}
