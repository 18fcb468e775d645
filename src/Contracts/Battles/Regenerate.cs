using Arena.Contracts.Voters;

namespace Arena.Contracts.Battles;

/// <summary>Asks for a new attempt at both answers of the last turn, or at the one that failed.</summary>
[GenerateSerializer, Immutable, Alias("arena.Regenerate")]
public sealed record Regenerate([property: Id(0)] VoterId Voter, [property: Id(1)] SideSelection Side);
