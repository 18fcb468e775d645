namespace Arena.Contracts.Battles;

/// <summary>Nothing more to say than that it is done.</summary>
[GenerateSerializer, Immutable, Alias("arena.Done")]
public sealed record Done
{
    public static Done Instance { get; } = new();
}
