namespace Arena.Contracts.Ratings;

/// <summary>A prompt that one voter voted on again and again. A reason to look: the votes are kept, but they are not as many judgements.</summary>
/// <param name="Voter">Pseudonym.</param>
/// <param name="PromptHash">First 16 hexadecimal digits of the SHA-256 of the prompt in UTF-8: tells prompts apart without showing them.</param>
/// <param name="Votes">Votes of the voter on turns with this prompt.</param>
[GenerateSerializer, Immutable, Alias("arena.PromptRepeat")]
public sealed record PromptRepeat([property: Id(0)] string Voter, [property: Id(1)] string PromptHash, [property: Id(2)] int Votes);
