using System.Runtime.InteropServices;
using Arena.Inference.Tests.Models;

namespace Arena.InferenceBench;

/// <summary>Writes a model of the size of a common half-billion one (24 layers of 896, 151,936 tokens, q8_0) with random weights: as fast as a trained one, and says gibberish.</summary>
internal static class BenchModel
{
    /// <summary>First id of the words w0, w1, ...; each is one token after a space.</summary>
    public const int Words = 1000;

    /// <summary>Answers at a time, at most.</summary>
    public const int Lanes = 16;

    /// <summary>Tokens of a conversation.</summary>
    public const int Context = 2048;

    /// <summary>Tokens of a short prompt.</summary>
    public const int PromptTokens = 8;

    private const int Layers = 24;
    private const int Embedding = 896;
    private const int FeedForward = 4864;
    private const int Heads = 14;
    private const int KvHeads = 2;
    private const int HeadLength = 64;
    private const int Vocabulary = 151_936;
    private const int F32 = 0;
    private const int Q8 = 8;
    private const int BlockBytes = 34;
    private const int BlockElements = 32;

    /// <summary>Text of so many tokens.</summary>
    public static string Text(int count, int from) => string.Concat(Enumerable.Range(from, count).Select(number => $" w{Words + number}"));

    /// <summary>The tokens of <see cref="Text"/>.</summary>
    public static int[] Prompt => [.. Enumerable.Range(Words, PromptTokens)];

    public static void Write(string path)
    {
        var file = new GgufWriter()
            .Add("general.architecture", "llama")
            .Add("general.file_type", 7u)
            .Add("llama.context_length", 4096u)
            .Add("llama.embedding_length", Embedding)
            .Add("llama.block_count", Layers)
            .Add("llama.feed_forward_length", FeedForward)
            .Add("llama.attention.head_count", Heads)
            .Add("llama.attention.head_count_kv", KvHeads)
            .Add("llama.attention.layer_norm_rms_epsilon", 1e-6f)
            .Add("llama.rope.dimension_count", HeadLength);
        AddVocabulary(file);
        Matrix(file, "token_embd.weight", Embedding, Vocabulary);
        Ones(file, "output_norm.weight");
        for (var layer = 0; layer < Layers; layer++)
        {
            AddLayer(file, $"blk.{layer}.");
        }

        file.Save(path);
    }

    private static void AddVocabulary(GgufWriter file)
    {
        var tokens = new List<string> { "<unk>", "<s>", "</s>" };
        tokens.AddRange(Enumerable.Range(0, 256).Select(value => $"<0x{value:X2}>"));
        tokens.AddRange(["\u2581", "w", "\u2581w", .. Enumerable.Range(0, 10).Select(digit => $"{digit}")]);
        tokens.AddRange(Enumerable.Range(0, Vocabulary - tokens.Count).Select(number => $"\u2581w{number}"));
        file.Add("tokenizer.ggml.model", "llama")
            .AddArray("tokenizer.ggml.tokens", tokens)
            .AddArray("tokenizer.ggml.scores", [.. tokens.Select((_, id) => -(float)id)])
            .AddArray("tokenizer.ggml.token_type", [.. tokens.Select((token, id) => id == 0 ? 2 : id < 3 ? 3 : token.StartsWith("<0x", StringComparison.Ordinal) ? 6 : 1)])
            .Add("tokenizer.ggml.bos_token_id", 1u)
            .Add("tokenizer.ggml.eos_token_id", 2u)
            .Add("tokenizer.ggml.unknown_token_id", 0u)
            .Add("tokenizer.ggml.add_bos_token", false)
            .Add("tokenizer.ggml.add_space_prefix", false);
    }

    private static void AddLayer(GgufWriter file, string name)
    {
        Ones(file, name + "attn_norm.weight");
        Ones(file, name + "ffn_norm.weight");
        Matrix(file, name + "attn_q.weight", Embedding, Heads * HeadLength);
        Matrix(file, name + "attn_k.weight", Embedding, KvHeads * HeadLength);
        Matrix(file, name + "attn_v.weight", Embedding, KvHeads * HeadLength);
        Matrix(file, name + "attn_output.weight", Heads * HeadLength, Embedding);
        Matrix(file, name + "ffn_gate.weight", Embedding, FeedForward);
        Matrix(file, name + "ffn_up.weight", Embedding, FeedForward);
        Matrix(file, name + "ffn_down.weight", FeedForward, Embedding);
    }

    private static void Ones(GgufWriter file, string name) => file.Tensor(name, [Embedding], F32, 4 * Embedding, stream =>
    {
        var ones = new float[Embedding];
        Array.Fill(ones, 1);
        stream.Write(MemoryMarshal.AsBytes(ones.AsSpan()));
    });

    private static void Matrix(GgufWriter file, string name, int columns, int rows)
    {
        var blocks = (long)columns * rows / BlockElements;
        file.Tensor(name, [columns, rows], Q8, blocks * BlockBytes, stream => WriteBlocks(stream, blocks, new Random(name.Length + columns + rows)));
    }

    private static void WriteBlocks(Stream stream, long blocks, Random random)
    {
        var block = new byte[BlockBytes];
        var scale = BitConverter.HalfToUInt16Bits((Half)0.0003f);
        for (var i = 0L; i < blocks; i++)
        {
            random.NextBytes(block);
            (block[0], block[1]) = ((byte)scale, (byte)(scale >> 8));
            stream.Write(block);
        }
    }
}
