namespace Arena.Inference;

/// <summary>How much of a model's context a conversation takes.</summary>
/// <param name="Tokens">Of the conversation in the model's prompt format, with the beginning of the answer that it asks for.</param>
/// <param name="ContextLength">Tokens that one conversation may hold, prompt and answer together.</param>
public sealed record TokenCount(int Tokens, int ContextLength);
