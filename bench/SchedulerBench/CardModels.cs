using System.Collections.Immutable;
using Arena.Inference.LlamaCpp.Gguf;

namespace Arena.SchedulerBench;

/// <summary>A well-known model at 4 bits: the numbers of its configuration and the size of its Q4_K_M file.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="WeightBytes">Tensors of the file.</param>
/// <param name="Shape">What decides its KV memory and buffers.</param>
internal sealed record CardModel(string Name, long WeightBytes, ModelShape Shape);

/// <summary>
/// Models as their publishers configure them: layers, heads for keys and values, length of a head. Sizes are those of common Q4_K_M files,
/// rounded to 0.05 GB; the check of the catalogue reads the true ones from the files.
/// </summary>
internal static class CardModels
{
    public static ImmutableArray<CardModel> All { get; } =
    [
        Of("SmolLM2 1.7B", 1.05, layers: 24, embedding: 2048, feedForward: 8192, heads: 32, kvHeads: 32, head: 64, vocabulary: 49_152, context: 8_192),
        Of("Qwen2.5 7B", 4.70, layers: 28, embedding: 3584, feedForward: 18_944, heads: 28, kvHeads: 4, head: 128, vocabulary: 152_064, context: 32_768),
        Of("Mistral 7B", 4.35, layers: 32, embedding: 4096, feedForward: 14_336, heads: 32, kvHeads: 8, head: 128, vocabulary: 32_768, context: 32_768),
        Of("Llama 3.1 8B", 4.90, layers: 32, embedding: 4096, feedForward: 14_336, heads: 32, kvHeads: 8, head: 128, vocabulary: 128_256, context: 131_072),
        Of("Phi-3 mini 3.8B", 2.40, layers: 32, embedding: 3072, feedForward: 8192, heads: 32, kvHeads: 32, head: 96, vocabulary: 32_064, context: 4_096),
        Of("Qwen2.5 14B", 9.00, layers: 48, embedding: 5120, feedForward: 13_824, heads: 40, kvHeads: 8, head: 128, vocabulary: 152_064, context: 32_768),
    ];

    private static CardModel Of(
        string name, double gigabytes, int layers, int embedding, int feedForward, int heads, int kvHeads, int head, int vocabulary, int context) =>
        new(name, (long)(gigabytes * 1e9), new ModelShape("llama", context, layers, embedding, feedForward, heads, vocabulary, 2L * layers * kvHeads * head, 0));
}
