namespace Arena.Inference;

/// <summary>One message of a conversation.</summary>
/// <param name="Role">Who says it.</param>
/// <param name="Text">What is said; control tokens in it are plain text.</param>
public sealed record ChatMessage(ChatRole Role, string Text);
