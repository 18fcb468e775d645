namespace Arena.Inference.LlamaCpp.Gguf;

/// <summary>The numbers of a model that decide its memory, read from its header and checked for sense before the library sees the file.</summary>
/// <param name="Architecture">For instance llama or qwen2.</param>
/// <param name="TrainedContext">Tokens the model was trained with.</param>
/// <param name="Layers">Transformer blocks.</param>
/// <param name="EmbeddingLength">Width of the residual stream.</param>
/// <param name="FeedForwardLength">Widest feed-forward layer; 0 where the header does not say.</param>
/// <param name="Heads">Attention heads of the first layer that has any.</param>
/// <param name="VocabSize">Tokens in the vocabulary.</param>
/// <param name="KvElementsPerToken">Elements of K and V memory that one token takes over all layers.</param>
/// <param name="StateElementsPerSequence">Elements of recurrent state that one sequence takes; 0 for pure attention.</param>
internal sealed record ModelShape(
    string Architecture,
    int TrainedContext,
    int Layers,
    int EmbeddingLength,
    int FeedForwardLength,
    int Heads,
    int VocabSize,
    long KvElementsPerToken,
    long StateElementsPerSequence);
