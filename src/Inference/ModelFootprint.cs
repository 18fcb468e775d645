namespace Arena.Inference;

/// <summary>What a model needs on a device.</summary>
/// <param name="WeightBytes">Bytes of weights.</param>
/// <param name="ContextBytes">Bytes of KV memory and buffers with the lanes that the device runs.</param>
/// <param name="ContextLength">Tokens per conversation.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of the weights; null where a server holds them.</param>
/// <param name="Quantisation">For instance Q4_K_M; null where unknown.</param>
public sealed record ModelFootprint(long WeightBytes, long ContextBytes, int ContextLength, string? Sha256, string? Quantisation);
