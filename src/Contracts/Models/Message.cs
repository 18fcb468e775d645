namespace Arena.Contracts.Models;

/// <summary>One message of a conversation.</summary>
/// <param name="FromVoter">True for a prompt, false for an answer.</param>
/// <param name="Text">What it says.</param>
[GenerateSerializer, Immutable, Alias("arena.Message")]
public sealed record Message([property: Id(0)] bool FromVoter, [property: Id(1)] string Text);
