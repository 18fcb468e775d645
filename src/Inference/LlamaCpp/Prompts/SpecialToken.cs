using Arena.Inference.LlamaCpp.Native;

namespace Arena.Inference.LlamaCpp.Prompts;

/// <summary>A token that only a template may write.</summary>
/// <param name="Id">Token id.</param>
/// <param name="Text">Its spelling in templates.</param>
/// <param name="Attributes">Whether it swallows whitespace beside it.</param>
internal sealed record SpecialToken(int Id, string Text, TokenAttributes Attributes);
