using Arena.Contracts.Voters;

namespace Arena.Contracts.Battles;

/// <summary>
/// One blind session. Key: the battle's id. Every command is refused as <see cref="RefusalCode.UnknownBattle"/> for anybody but its voter.
/// Commands answer after their outcome is persisted and can be repeated with the same key.
/// </summary>
[Alias("arena.IBattleGrain")]
public interface IBattleGrain : IGrainWithStringKey
{
    /// <summary>Opens the battle; an open one answers with its first turn.</summary>
    [Alias("Open")]
    Task<Reply<TurnStarted>> OpenAsync(OpenBattle command);

    /// <summary>Adds a follow-up to both sides.</summary>
    [Alias("AddTurn")]
    Task<Reply<TurnStarted>> AddTurnAsync(AddTurn command);

    /// <summary>Starts a new attempt at the last turn.</summary>
    [Alias("Regenerate")]
    Task<Reply<AttemptStarted>> RegenerateAsync(Regenerate command);

    /// <summary>Ends running answers of the last turn.</summary>
    [Alias("Stop")]
    Task<Reply<Done>> StopAsync(StopAnswers command);

    /// <summary>Votes. A failure without an answer may have voted: repeat with the same key.</summary>
    [Alias("Vote")]
    Task<Reply<VoteReceipt>> VoteAsync(CastVote command);

    /// <summary>Adds reasons to the vote.</summary>
    [Alias("AddNotes")]
    Task<Reply<Done>> AddNotesAsync(AddNotes command);

    /// <summary>The battle as its voter may see it now.</summary>
    [Alias("View")]
    Task<Reply<BattleView>> ViewAsync(VoterId voter);

    /// <summary>The stored texts were withdrawn: what the activation remembers of them goes with it. Running answers are not touched.</summary>
    [Alias("ForgetTexts")]
    Task ForgetTextsAsync();

    /// <summary>Whether an answer is waiting or streaming; false for a battle that was never opened.</summary>
    [Alias("IsRunning")]
    Task<bool> IsRunningAsync();

    /// <summary>
    /// The difference between what the client knows and the present, then what follows. Ends after the last event of a battle
    /// that is voted and in which nothing runs. A null or malformed cursor replays the current turn. Empty for anybody but the voter.
    /// </summary>
    /// <param name="voter">Who watches.</param>
    /// <param name="cursor">Cursor of the last event the client has, or of a view.</param>
    /// <param name="cancellationToken">Ends the watching.</param>
    [Alias("Watch")]
    IAsyncEnumerable<BattleEvent> WatchAsync(VoterId voter, string? cursor, CancellationToken cancellationToken);
}
