namespace Arena.Inference;

/// <summary>What an engine yields while it answers.</summary>
public abstract record GenerationChunk;

/// <summary>Text that follows what came before; never empty.</summary>
/// <param name="Text">Whole Unicode scalar values.</param>
public sealed record GenerationText(string Text) : GenerationChunk;

/// <summary>The last chunk of every answer.</summary>
/// <param name="Reason">Why it ended.</param>
/// <param name="PromptTokens">Tokens of the whole prompt.</param>
/// <param name="CachedTokens">Of these, taken from KV memory.</param>
/// <param name="AnswerTokens">Tokens generated.</param>
public sealed record GenerationFinished(FinishReason Reason, int PromptTokens, int CachedTokens, int AnswerTokens) : GenerationChunk;
