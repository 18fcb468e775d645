namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>Sizes of a context, decided before anything is allocated.</summary>
/// <param name="ContextLength">Tokens that one conversation may hold.</param>
/// <param name="Lanes">Answers that run at the same time.</param>
/// <param name="Sequences">Sequence ids: lanes and resident conversations.</param>
/// <param name="Cells">KV cells that all sequences share.</param>
/// <param name="BatchTokens">Most tokens per step.</param>
/// <param name="Bytes">KV memory, recurrent states and compute buffers.</param>
internal sealed record ContextPlan(int ContextLength, int Lanes, int Sequences, int Cells, int BatchTokens, long Bytes);
