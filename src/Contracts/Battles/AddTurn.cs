using Arena.Contracts.Voters;

namespace Arena.Contracts.Battles;

/// <summary>Asks both sides a follow-up. The same key gives the same turn.</summary>
[GenerateSerializer, Immutable, Alias("arena.AddTurn")]
public sealed record AddTurn([property: Id(0)] VoterId Voter, [property: Id(1)] string Prompt, [property: Id(2)] string Key);
