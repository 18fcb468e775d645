namespace Arena.Contracts.Battles;

/// <summary>A new attempt.</summary>
/// <param name="Turn">The turn it belongs to.</param>
/// <param name="Attempt">0 for the first; the highest where both sides start anew.</param>
[GenerateSerializer, Immutable, Alias("arena.AttemptStarted")]
public sealed record AttemptStarted([property: Id(0)] int Turn, [property: Id(1)] int Attempt);
