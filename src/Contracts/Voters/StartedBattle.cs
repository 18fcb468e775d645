using Arena.Contracts.Battles;

namespace Arena.Contracts.Voters;

/// <summary>A battle that is open.</summary>
[GenerateSerializer, Immutable, Alias("arena.StartedBattle")]
public sealed record StartedBattle([property: Id(0)] BattleId Battle, [property: Id(1)] int Turn);
