using Arena.Contracts.Battles;

namespace Arena.Contracts.Models;

/// <summary>One try at one answer. Texts of two attempts are never mixed.</summary>
[GenerateSerializer, Immutable, Alias("arena.AttemptId")]
public readonly record struct AttemptId(
    [property: Id(0)] BattleId Battle,
    [property: Id(1)] int Turn,
    [property: Id(2)] Side Side,
    [property: Id(3)] int Attempt)
{
    public override string ToString() => $"{Battle}/{Turn}/{Side}/{Attempt}";
}
