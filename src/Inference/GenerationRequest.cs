namespace Arena.Inference;

/// <summary>A conversation to continue.</summary>
/// <param name="Session">Names the conversation (battle and side), so that a follow-up finds its prefix in KV memory.</param>
/// <param name="Messages">Oldest first; the last one is the voter's.</param>
/// <param name="Sampling">How tokens are drawn.</param>
public sealed record GenerationRequest(string Session, IReadOnlyList<ChatMessage> Messages, SamplingParameters Sampling);
