using Arena.Contracts.Battles;
using Arena.Contracts.Matchmaking;

namespace Arena.Grains.Battles;

/// <summary>Something that happened to a battle; the fold of all of them is its state.</summary>
internal abstract record BattleFact;

/// <summary>It was opened.</summary>
internal sealed record BattleOpened(string Voter, string Language, string Topic, Pairing Pairing, bool FromBank) : BattleFact;

/// <summary>A prompt came; both sides begin their first attempt.</summary>
internal sealed record TurnAdded(string Key, string Body) : BattleFact;

/// <summary>From which turn on (0-based) both sides see the conversation that the last turn continues.</summary>
internal sealed record HistoryCut(int FirstTurn) : BattleFact;

/// <summary>What room the conversation has left after the last turn.</summary>
internal sealed record BudgetMeasured(ContextBudget Budget) : BattleFact;

/// <summary>The sides of the last turn have their devices; null leaves a side where it was.</summary>
internal sealed record SidesPlaced(string? Left, string? Right) : BattleFact;

/// <summary>A new attempt at an answer of the last turn began.</summary>
internal sealed record AttemptBegun(Side Side, int Attempt) : BattleFact;

/// <summary>An attempt at an answer of the last turn ended.</summary>
internal sealed record AttemptEnded(Side Side, int Attempt, AnswerStatus Status, AnswerFailure Failure, int Length) : BattleFact;

/// <summary>The log has the vote.</summary>
internal sealed record VoteCast(VoteState Vote) : BattleFact;
