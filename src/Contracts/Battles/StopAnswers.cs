using Arena.Contracts.Voters;

namespace Arena.Contracts.Battles;

/// <summary>Ends what still runs of the last turn.</summary>
[GenerateSerializer, Immutable, Alias("arena.StopAnswers")]
public sealed record StopAnswers([property: Id(0)] VoterId Voter, [property: Id(1)] SideSelection Side);
