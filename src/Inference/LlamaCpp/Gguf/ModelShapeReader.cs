namespace Arena.Inference.LlamaCpp.Gguf;

/// <summary>Derives a <see cref="ModelShape"/> from a header.</summary>
internal static class ModelShapeReader
{
    /// <exception cref="GgufException">A key is missing or makes no sense.</exception>
    public static ModelShape Read(GgufHeader header)
    {
        var architecture = header.Text("general.architecture") ?? throw new GgufException("general.architecture is missing");
        if (header.Number("split.count") is > 1)
        {
            throw new GgufException("it is one part of a split model; merge the parts first (gguf-split --merge)");
        }

        ModelAssertions.Require(header, architecture);
        var layers = Required(header, $"{architecture}.block_count", ModelAssertions.MostLayers);
        var embedding = Required(header, $"{architecture}.embedding_length", 1 << 20);
        var trained = Required(header, $"{architecture}.context_length", 1 << 28);
        var heads = PerLayer(header, $"{architecture}.attention.head_count", layers, fallback: null);
        var kvHeads = PerLayer(header, $"{architecture}.attention.head_count_kv", layers, heads);
        var mostHeads = heads.Max();
        var state = RecurrentState(header, architecture, layers, embedding);
        RequireHeads(embedding, heads, kvHeads);
        if (mostHeads == 0 && state == 0)
        {
            throw new GgufException($"{architecture}.attention.head_count is missing or 0, and there is no recurrent state either");
        }

        var headLength = mostHeads == 0 ? 0 : embedding / mostHeads;
        var keyLength = Optional(header, $"{architecture}.attention.key_length", headLength, 1 << 16);
        var valueLength = Optional(header, $"{architecture}.attention.value_length", headLength, 1 << 16);
        RequireRope(header, architecture, keyLength);
        return new ModelShape(
            architecture,
            trained,
            layers,
            embedding,
            FeedForward(header, architecture, layers),
            mostHeads,
            VocabSize(header),
            kvHeads.Sum(count => (long)count * (keyLength + valueLength)),
            state);
    }

    private static int Required(GgufHeader header, string key, int most) =>
        header.Number(key) is { } value and >= 1 && value <= most
            ? (int)value
            : throw new GgufException($"{key} is missing or not 1 to {most}");

    private static int Optional(GgufHeader header, string key, int fallback, int most, int least = 1)
    {
        if (!header.Values.ContainsKey(key))
        {
            return fallback;
        }

        return header.Number(key) is { } value && value >= least && value <= most
            ? (int)value
            : throw new GgufException($"{key} is not {least} to {most}");
    }

    // One number for all layers, or one per layer.
    private static int[] PerLayer(GgufHeader header, string key, int layers, int[]? fallback)
    {
        if (header.Array(key) is { } array)
        {
            return array.Numbers.Count == layers && array.Numbers.All(value => value is >= 0 and <= 1 << 16)
                ? [.. array.Numbers.Select(value => (int)value)]
                : throw new GgufException($"{key} has {array.Count} elements for {layers} layers, or one out of range");
        }

        if (header.Values.ContainsKey(key))
        {
            return Enumerable.Repeat(Optional(header, key, 0, 1 << 16, least: 0), layers).ToArray();
        }

        return fallback ?? new int[layers];
    }

    private static void RequireHeads(int embedding, int[] heads, int[] kvHeads)
    {
        for (var layer = 0; layer < heads.Length; layer++)
        {
            var (count, kvCount) = (heads[layer], kvHeads[layer]);
            if (count > embedding || kvCount > count || (kvCount > 0 && count % kvCount != 0))
            {
                throw new GgufException($"layer {layer} has {count} attention heads and {kvCount} for keys and values, with an embedding of {embedding}");
            }
        }
    }

    // Odd or overlong rotations are an assertion in the library.
    private static void RequireRope(GgufHeader header, string architecture, int keyLength)
    {
        var rope = Optional(header, $"{architecture}.rope.dimension_count", keyLength & ~1, 1 << 16);
        if (rope % 2 != 0 || (keyLength > 0 && rope > keyLength))
        {
            throw new GgufException($"{architecture}.rope.dimension_count is {rope} with heads of {keyLength}");
        }
    }

    private static int FeedForward(GgufHeader header, string architecture, int layers) =>
        header.Array($"{architecture}.feed_forward_length") is { } array
            ? (int)Math.Clamp(array.Numbers.DefaultIfEmpty(0).Max(), 0, 1 << 24)
            : Optional(header, $"{architecture}.feed_forward_length", 0, 1 << 24, least: 0);

    private static int VocabSize(GgufHeader header)
    {
        var tokens = header.Array("tokenizer.ggml.tokens")?.Count
            ?? throw new GgufException("tokenizer.ggml.tokens is missing");
        return tokens is >= 1 and <= 1 << 24 ? (int)tokens : throw new GgufException($"the vocabulary has {tokens} tokens");
    }

    // State-space models keep a convolution window and a state per layer and sequence, RWKV a matrix per head and two shifts, whatever the length.
    private static long RecurrentState(GgufHeader header, string architecture, int layers, int embedding)
    {
        long Value(string key) => Math.Clamp(header.Number($"{architecture}.{key}") ?? 0, 0, 1 << 24);
        var inner = Value("ssm.inner_size");
        var window = Math.Max(0, Value("ssm.conv_kernel") - 1) * (inner + (2 * Value("ssm.group_count") * Value("ssm.state_size")));
        var matrices = Value("wkv.head_size");
        return layers * (window + (inner * Value("ssm.state_size")) + (matrices == 0 ? 0 : embedding * (matrices + 2)));
    }
}
