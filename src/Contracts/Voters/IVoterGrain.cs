using Arena.Contracts.Battles;

namespace Arena.Contracts.Voters;

/// <summary>One voter. Key: the pseudonym.</summary>
[Alias("arena.IVoterGrain")]
public interface IVoterGrain : IGrainWithStringKey
{
    /// <summary>Starts a battle, within the voter's limits.</summary>
    [Alias("StartBattle")]
    Task<Reply<StartedBattle>> StartBattleAsync(StartBattle command);

    /// <summary>Lists own battles.</summary>
    [Alias("History")]
    Task<HistoryPage> HistoryAsync(HistoryQuery query);

    /// <summary>Deletes the texts of the voter's battles; votes stay, or are excluded from every board.</summary>
    [Alias("WithdrawTexts")]
    Task<Done> WithdrawTextsAsync(bool withdrawVotes);
}
