namespace Arena.Contracts.Voters;

/// <summary>A voter's random pseudonym.</summary>
[GenerateSerializer, Immutable, Alias("arena.VoterId")]
public readonly record struct VoterId([property: Id(0)] string Value)
{
    public override string ToString() => Value;
}
