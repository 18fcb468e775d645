namespace Arena.Contracts.Models;

/// <summary>A contestant's id in the catalogue.</summary>
[GenerateSerializer, Immutable, Alias("arena.ContestantId")]
public readonly record struct ContestantId([property: Id(0)] string Value)
{
    public override string ToString() => Value;
}
