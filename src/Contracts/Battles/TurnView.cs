namespace Arena.Contracts.Battles;

/// <summary>A turn as its voter may see it.</summary>
[GenerateSerializer, Immutable, Alias("arena.TurnView")]
public sealed record TurnView(
    [property: Id(0)] int Turn,
    [property: Id(1)] string Prompt,
    [property: Id(2)] AnswerView Left,
    [property: Id(3)] AnswerView Right,
    [property: Id(4)] bool Votable);
