namespace Arena.Contracts.Battles;

/// <summary>Who was who; exists only after the vote.</summary>
[GenerateSerializer, Immutable, Alias("arena.RevealedPair")]
public sealed record RevealedPair([property: Id(0)] ContestantCard Left, [property: Id(1)] ContestantCard Right);
