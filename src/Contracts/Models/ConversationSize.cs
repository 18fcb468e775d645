namespace Arena.Contracts.Models;

/// <summary>How much of a contestant's context a conversation takes.</summary>
/// <param name="Tokens">By the contestant's own vocabulary, in its prompt format.</param>
/// <param name="ContextLength">Tokens that one conversation may hold, prompt and answer together.</param>
[GenerateSerializer, Immutable, Alias("arena.ConversationSize")]
public sealed record ConversationSize([property: Id(0)] int Tokens, [property: Id(1)] int ContextLength);
