using System.Runtime.InteropServices;

namespace Arena.Inference.Tests.Models;

/// <summary>Models of the llama architecture that are written when a test needs them: with random weights, or such that they say what a script says.</summary>
public static class TinyModel
{
    public const int Context = 512;

    private const int F32 = 0;
    private const int HeadLength = 64;

    /// <summary>Weights drawn from a seed. It attends to its history like any model and says gibberish.</summary>
    /// <param name="path">File to write.</param>
    /// <param name="seed">Of the weights.</param>
    /// <param name="chatTemplate">Null leaves it out.</param>
    /// <param name="without">A tensor to leave out.</param>
    /// <param name="bytePairs">A vocabulary of byte pairs instead of sentence pieces.</param>
    /// <param name="weight">The same for all weights, instead of drawn ones.</param>
    public static void WriteRandom(string path, int seed = 1, string? chatTemplate = TinyVocabulary.ChatMl, string? without = null, bool bytePairs = false, float? weight = null)
    {
        var random = new Random(seed);
        float Draw() => weight ?? (float)((random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 0.25);
        var words = Enumerable.Range(0, 64).Select(number => $" word{number}").ToList();
        int AddVocabulary(GgufWriter file) =>
            bytePairs ? TinyVocabulary.AddBytePairsTo(file, chatTemplate) : TinyVocabulary.AddTo(file, words, chatTemplate).Count;
        Write(path, AddVocabulary, embedding: 128, layers: 2, (_, _, _) => Draw(), without);
    }

    /// <summary>
    /// Each token has one successor, whatever came before: the layers add nothing, tokens are unit vectors, and the output
    /// matrix is the table of successors. After the template's last token the answer is the words in order, then the end.
    /// </summary>
    /// <param name="path">File to write.</param>
    /// <param name="words">What it says; each occurs once.</param>
    /// <param name="ends">Whether it ends after the last word, or begins again.</param>
    /// <param name="chatTemplate">Null leaves it out.</param>
    public static void WriteScripted(string path, IReadOnlyList<string> words, bool ends = true, string? chatTemplate = TinyVocabulary.ChatMl)
    {
        var ids = TinyVocabulary.AddTo(new GgufWriter(), [.. words.Distinct()]);
        var next = new Dictionary<int, int>();
        var last = TinyVocabulary.FirstByte + '\n';
        foreach (var word in words)
        {
            next.TryAdd(last, ids[word]);
            last = ids[word];
        }

        next.TryAdd(last, ends ? TinyVocabulary.TurnEnd : ids[words[0]]);
        var embedding = (ids.Count + HeadLength - 1) / HeadLength * HeadLength;
        Write(path, file => TinyVocabulary.AddTo(file, [.. words.Distinct()], chatTemplate).Count, embedding, layers: 1, (name, row, column) => name switch
        {
            "token_embd.weight" => row == column ? 1 : 0,
            "output.weight" => next.GetValueOrDefault(column, TinyVocabulary.TurnEnd) == row ? 4 : 0,
            _ => 0,
        });
    }

    private static void Write(
        string path, Func<GgufWriter, int> addVocabulary, int embedding, int layers, Func<string, int, int, float> weight, string? without = null)
    {
        var file = new GgufWriter();
        const int FeedForward = 128;
        file.Add("general.architecture", "llama")
            .Add("general.name", "tiny")
            .Add("general.file_type", 0)
            .Add("llama.context_length", Context)
            .Add("llama.embedding_length", (uint)embedding)
            .Add("llama.block_count", (uint)layers)
            .Add("llama.feed_forward_length", FeedForward)
            .Add("llama.attention.head_count", (uint)(embedding / HeadLength))
            .Add("llama.attention.head_count_kv", 1)
            .Add("llama.attention.layer_norm_rms_epsilon", 1e-5f)
            .Add("llama.rope.dimension_count", HeadLength);
        var vocabulary = addVocabulary(file);

        void Matrix(string name, int columns, int rows)
        {
            if (name != without)
            {
                file.Tensor(name, [columns, rows], F32, 4L * columns * rows, stream => WriteRows(stream, rows, columns, (row, column) => weight(name, row, column)));
            }
        }

        void Ones(string name) =>
            file.Tensor(name, [embedding], F32, 4L * embedding, stream => WriteRows(stream, 1, embedding, (_, _) => 1));

        Matrix("token_embd.weight", embedding, vocabulary);
        Ones("output_norm.weight");
        Matrix("output.weight", embedding, vocabulary);
        for (var layer = 0; layer < layers; layer++)
        {
            Ones($"blk.{layer}.attn_norm.weight");
            Ones($"blk.{layer}.ffn_norm.weight");
            Matrix($"blk.{layer}.attn_q.weight", embedding, embedding);
            Matrix($"blk.{layer}.attn_k.weight", embedding, HeadLength);
            Matrix($"blk.{layer}.attn_v.weight", embedding, HeadLength);
            Matrix($"blk.{layer}.attn_output.weight", embedding, embedding);
            Matrix($"blk.{layer}.ffn_gate.weight", embedding, FeedForward);
            Matrix($"blk.{layer}.ffn_up.weight", embedding, FeedForward);
            Matrix($"blk.{layer}.ffn_down.weight", FeedForward, embedding);
        }

        file.Save(path);
    }

    private static void WriteRows(Stream stream, int rows, int columns, Func<int, int, float> value)
    {
        var row = new float[columns];
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < columns; c++)
            {
                row[c] = value(r, c);
            }

            stream.Write(MemoryMarshal.AsBytes(row.AsSpan()));
        }
    }
}
