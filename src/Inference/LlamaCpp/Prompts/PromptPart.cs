namespace Arena.Inference.LlamaCpp.Prompts;

/// <summary>A stretch of a prompt.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Trusted">True for the template's own words, in which control tokens count; false for what people or models wrote.</param>
internal readonly record struct PromptPart(string Text, bool Trusted);
