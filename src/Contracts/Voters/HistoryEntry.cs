using Arena.Contracts.Battles;

namespace Arena.Contracts.Voters;

/// <summary>One of the voter's battles.</summary>
/// <param name="Battle">Its id.</param>
/// <param name="Language">Of the conversation.</param>
/// <param name="Prompt">First prompt; empty when withdrawn.</param>
/// <param name="StartedAt">When it was opened.</param>
/// <param name="Turns">Prompts so far.</param>
/// <param name="Verdict">Null before the vote.</param>
/// <param name="Contestants">Null before the vote.</param>
[GenerateSerializer, Immutable, Alias("arena.HistoryEntry")]
public sealed record HistoryEntry(
    [property: Id(0)] BattleId Battle,
    [property: Id(1)] string Language,
    [property: Id(2)] string Prompt,
    [property: Id(3)] DateTimeOffset StartedAt,
    [property: Id(4)] int Turns,
    [property: Id(5)] Verdict? Verdict,
    [property: Id(6)] RevealedPair? Contestants);
