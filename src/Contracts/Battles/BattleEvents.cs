namespace Arena.Contracts.Battles;

/// <summary>One step from the state a client knows to the present.</summary>
/// <param name="Cursor">The state after the event; null for events that are not part of the state.</param>
[GenerateSerializer, Immutable, Alias("arena.BattleEvent")]
public abstract record BattleEvent([property: Id(0)] string? Cursor);

/// <summary>A side's status changed; a higher attempt clears that side.</summary>
[GenerateSerializer, Immutable, Alias("arena.StatusChanged")]
public sealed record StatusChanged(
    string? Cursor,
    [property: Id(0)] int Turn,
    [property: Id(1)] Side Side,
    [property: Id(2)] int Attempt,
    [property: Id(3)] AnswerStatus Status,
    [property: Id(4)] AnswerFailure Failure) : BattleEvent(Cursor);

/// <summary>How far the battle as a whole is from its first text. Not part of the state: sent on change only.</summary>
/// <param name="Turn">The turn that waits.</param>
/// <param name="Place">Battles before this one.</param>
/// <param name="Step">1 waiting, 2 loading, 3 starting.</param>
/// <param name="Share">Of the slower side's load, 0 to 1 in hundredths.</param>
[GenerateSerializer, Immutable, Alias("arena.ProgressChanged")]
public sealed record ProgressChanged(
    [property: Id(0)] int Turn,
    [property: Id(1)] int? Place,
    [property: Id(2)] int? Step,
    [property: Id(3)] double? Share) : BattleEvent((string?)null);

/// <summary>How much room the conversation has left. Not part of the state: sent on change only, and at the start of a stream unless ample.</summary>
[GenerateSerializer, Immutable, Alias("arena.BudgetChanged")]
public sealed record BudgetChanged([property: Id(0)] ContextBudget Budget) : BattleEvent((string?)null);

/// <summary>Text was added to an attempt; never splits a Unicode scalar value.</summary>
[GenerateSerializer, Immutable, Alias("arena.TextAdded")]
public sealed record TextAdded(
    string? Cursor,
    [property: Id(0)] int Turn,
    [property: Id(1)] Side Side,
    [property: Id(2)] int Attempt,
    [property: Id(3)] string Text) : BattleEvent(Cursor);

/// <summary>The turn can be voted on.</summary>
[GenerateSerializer, Immutable, Alias("arena.TurnVotable")]
public sealed record TurnVotable(string? Cursor, [property: Id(0)] int Turn) : BattleEvent(Cursor);

/// <summary>The vote is in the log and names may be shown.</summary>
[GenerateSerializer, Immutable, Alias("arena.PairRevealed")]
public sealed record PairRevealed(
    string? Cursor,
    [property: Id(0)] Verdict Verdict,
    [property: Id(1)] RevealedPair Contestants) : BattleEvent(Cursor);
