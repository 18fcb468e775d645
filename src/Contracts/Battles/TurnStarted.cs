namespace Arena.Contracts.Battles;

/// <summary>A turn whose two answers are being generated.</summary>
/// <param name="Turn">1 for the first prompt.</param>
[GenerateSerializer, Immutable, Alias("arena.TurnStarted")]
public sealed record TurnStarted([property: Id(0)] int Turn);
