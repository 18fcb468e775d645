namespace Arena.Contracts.Battles;

/// <summary>Names a battle: unguessable and sortable by time (26 characters of Crockford's base 32: 48 bits of time, 80 of chance).</summary>
[GenerateSerializer, Immutable, Alias("arena.BattleId")]
public readonly record struct BattleId([property: Id(0)] string Value)
{
    public override string ToString() => Value;
}
