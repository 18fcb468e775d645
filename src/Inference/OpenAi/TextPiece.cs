namespace Arena.Inference.OpenAi;

/// <summary>One event of a server's stream, reduced to what matters here.</summary>
/// <param name="Text">Text that it adds; may be empty.</param>
/// <param name="Finish">Set when the server says that the answer is over.</param>
/// <param name="Usage">Set when the server counts.</param>
internal readonly record struct TextPiece(string Text, FinishReason? Finish, TokenUsage? Usage);
