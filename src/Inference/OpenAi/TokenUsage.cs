namespace Arena.Inference.OpenAi;

/// <summary>A server's own count.</summary>
/// <param name="PromptTokens">Tokens of the prompt.</param>
/// <param name="CachedTokens">Of these, from its cache.</param>
/// <param name="AnswerTokens">Tokens generated.</param>
internal sealed record TokenUsage(int PromptTokens, int CachedTokens, int AnswerTokens);
