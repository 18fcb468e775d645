namespace Arena.Contracts.Research;

/// <summary>A prompt of the prompt bank.</summary>
[GenerateSerializer, Immutable, Alias("arena.StarterPrompt")]
public sealed record StarterPrompt([property: Id(0)] string Id, [property: Id(1)] string Text, [property: Id(2)] string Topic);
