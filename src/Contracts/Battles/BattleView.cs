using System.Collections.Immutable;

namespace Arena.Contracts.Battles;

/// <summary>A battle as its voter may see it.</summary>
/// <param name="Battle">Its id.</param>
/// <param name="Language">Of the conversation.</param>
/// <param name="Cursor">Where an event stream goes on after this view.</param>
/// <param name="Turns">Oldest first.</param>
/// <param name="Verdict">Null before the vote.</param>
/// <param name="Vote">Sequence number of the vote in the log; null before the vote.</param>
/// <param name="Contestants">Null before the vote.</param>
/// <param name="Place">Battles before this one; null when it does not wait.</param>
/// <param name="FirstShown">The side that a narrow page shows first; drawn, and logged with the vote.</param>
/// <param name="Budget">Room that the conversation has left.</param>
[GenerateSerializer, Immutable, Alias("arena.BattleView")]
public sealed record BattleView(
    [property: Id(0)] BattleId Battle,
    [property: Id(1)] string Language,
    [property: Id(2)] string Cursor,
    [property: Id(3)] ImmutableArray<TurnView> Turns,
    [property: Id(4)] Verdict? Verdict,
    [property: Id(5)] string? Vote,
    [property: Id(6)] RevealedPair? Contestants,
    [property: Id(7)] int? Place,
    [property: Id(8)] Side FirstShown,
    [property: Id(9)] ContextBudget Budget = ContextBudget.Ample);
