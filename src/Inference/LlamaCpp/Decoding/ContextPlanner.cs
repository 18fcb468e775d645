using Arena.Inference.LlamaCpp.Gguf;

namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>Computes what a context will need, so that it can be refused before the kernel kills the process for it.</summary>
internal static class ContextPlanner
{
    /// <summary>LLAMA_MAX_SEQ of v0.5.0.</summary>
    public const int MostSequences = 256;

    // The library rounds the number of cells up to this.
    private const int CellStep = 256;

    // A context of the smallest model; graph, allocator and thread memory that no number of the model explains.
    private const long FixedBytes = 4L << 20;

    /// <summary>Plans a context of half-precision KV memory with room for a whole conversation per lane.</summary>
    /// <param name="shape">The model.</param>
    /// <param name="requestedLength">Tokens per conversation; 0 takes what the model was trained with, within the options' bound.</param>
    /// <param name="lanes">Answers at the same time.</param>
    /// <param name="options">Batch size, residents and bounds.</param>
    public static ContextPlan Plan(ModelShape shape, int requestedLength, int lanes, LlamaOptions options)
    {
        var length = requestedLength > 0 ? requestedLength : Math.Min(shape.TrainedContext, options.MaxContextLength);
        lanes = Math.Clamp(lanes, 1, MostSequences);

        // The library counts cells in 32 bits; what exceeds them exceeds every budget too, which is what the bytes then say.
        var wanted = RoundUp((long)length * lanes);
        var cells = Math.Min(wanted, int.MaxValue / CellStep * CellStep);
        var sequences = Math.Min(MostSequences, lanes + options.ResidentSessions);
        var batch = Math.Max(lanes, (int)Math.Min(options.BatchTokens, cells));
        var bytes = cells < wanted ? long.MaxValue / 4 : Bytes(shape, cells, sequences, batch);
        return new ContextPlan(length, lanes, sequences, (int)cells, batch, bytes);
    }

    private static long Bytes(ModelShape shape, long cells, int sequences, int batch)
    {
        var kv = Product(cells, shape.KvElementsPerToken, 2);
        var state = Product(sequences, shape.StateElementsPerSequence, sizeof(float));

        // Widest activations of one layer, the attention mask in two precisions, and a row of logits per sequence, twice.
        var activations = Product(batch, (6L * shape.EmbeddingLength) + (3L * shape.FeedForwardLength), sizeof(float));
        var mask = Product(batch, cells, sizeof(float) + 2);
        var logits = Product(sequences, shape.VocabSize, 2 * sizeof(float));
        return Sum(kv, state, activations, mask, logits, FixedBytes);
    }

    private static long RoundUp(long value) => (value + CellStep - 1) / CellStep * CellStep;

    // Saturating, because hostile headers multiply to more than any machine has.
    private static long Product(long a, long b, long c) => (long)Int128.Min((Int128)a * b * c, long.MaxValue / 16);

    private static long Sum(params ReadOnlySpan<long> values)
    {
        var sum = 0L;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
