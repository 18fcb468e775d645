namespace Arena.Inference.LlamaCpp;

/// <summary>What a GGUF file says of itself, and what it will need.</summary>
/// <param name="Name">general.name; null where it has none.</param>
/// <param name="Architecture">For instance llama or qwen2.</param>
/// <param name="Parameters">Number of weights.</param>
/// <param name="Quantisation">For instance Q4_K_M; null where unknown.</param>
/// <param name="Licence">general.license; null where it says none.</param>
/// <param name="TrainedContext">Tokens the model was trained with.</param>
/// <param name="ContextLength">Tokens of a conversation, as asked for or within the options' bound.</param>
/// <param name="WeightBytes">Bytes of weights.</param>
/// <param name="ContextBytes">Bytes of KV memory and buffers with the most lanes that a device of this machine runs.</param>
/// <param name="Template">Whether the file's chat template can be applied.</param>
public sealed record ModelFacts(
    string? Name,
    string Architecture,
    long Parameters,
    string? Quantisation,
    string? Licence,
    int TrainedContext,
    int ContextLength,
    long WeightBytes,
    long ContextBytes,
    TemplateState Template);
