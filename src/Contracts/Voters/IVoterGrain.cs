using Arena.Contracts.Battles;

namespace Arena.Contracts.Voters;

/// <summary>One voter. Key: the pseudonym.</summary>
[Alias("arena.IVoterGrain")]
public interface IVoterGrain : IGrainWithStringKey
{
    /// <summary>Starts a battle, within the voter's limits.</summary>
    [Alias("StartBattle")]
    Task<Reply<StartedBattle>> StartBattleAsync(StartBattle command);

    /// <summary>Adds a follow-up to one of the voter's battles, within the same limits: a battle that runs again counts like one that starts.</summary>
    [Alias("AddTurn")]
    Task<Reply<TurnStarted>> AddTurnAsync(BattleId battle, AddTurn command);

    /// <summary>Starts a new attempt in one of the voter's battles, within the same limits.</summary>
    [Alias("Regenerate")]
    Task<Reply<AttemptStarted>> RegenerateAsync(BattleId battle, Regenerate command);

    /// <summary>Lists own battles.</summary>
    [Alias("History")]
    Task<HistoryPage> HistoryAsync(HistoryQuery query);

    /// <summary>Deletes the texts of the voter's battles; votes stay, or are excluded from every board.</summary>
    [Alias("WithdrawTexts")]
    Task<Done> WithdrawTextsAsync(bool withdrawVotes);
}
