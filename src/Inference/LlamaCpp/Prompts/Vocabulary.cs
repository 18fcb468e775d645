using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Arena.Inference.LlamaCpp.Native;
using Arena.Inference.LlamaCpp.Weights;

namespace Arena.Inference.LlamaCpp.Prompts;

/// <summary>A model's vocabulary. Thread-safe. Callers hold a <see cref="ModelHandle.Use"/> of the model, or the model could be freed under them.</summary>
internal sealed unsafe class Vocabulary : ITokenizer
{
    private const int SentencePiece = 1;

    private readonly nint _vocab;
    private readonly bool[] _ends;

    public Vocabulary(nint model)
    {
        _vocab = Llama.ModelVocab(model);
        Size = Llama.VocabSize(_vocab);
        _ends = new bool[Size];
        RequireBytes();
        var specials = new List<SpecialToken>();
        for (var token = 0; token < Size; token++)
        {
            _ends[token] = Llama.IsEndOfGeneration(_vocab, token) != 0;
            var attributes = Llama.TokenAttributesOf(_vocab, token);
            if ((attributes & (TokenAttributes.Control | TokenAttributes.Unknown)) != 0
                && Marshal.PtrToStringUTF8((nint)Llama.TokenText(_vocab, token)) is { Length: > 0 } text)
            {
                specials.Add(new SpecialToken(token, text, attributes));
            }
        }

        Specials = [.. specials.OrderByDescending(special => Encoding.UTF8.GetByteCount(special.Text))];
        var begin = Llama.BeginToken(_vocab);
        BeginToken = Llama.AddsBeginToken(_vocab) != 0 && begin >= 0 ? begin : null;
    }

    /// <summary>Number of tokens.</summary>
    public int Size { get; }

    public IReadOnlyList<SpecialToken> Specials { get; }

    public int? BeginToken { get; }

    public bool EndsGeneration(int token) => _ends[token];

    public void AppendPlain(string text, List<int> tokens) => Append(text, tokens, parseSpecial: false);

    /// <summary>As the library alone would do it, control tokens included: only for text that no user wrote, and for comparison.</summary>
    public List<int> TokenizeTrusted(string text)
    {
        var tokens = new List<int>();
        Append(text, tokens, parseSpecial: true);
        return tokens;
    }

    /// <summary>Writes the bytes that a token stands for; control tokens stand for none. Returns the count, or the negated size that is needed.</summary>
    public int Piece(int token, Span<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            return Llama.TokenToPiece(_vocab, token, bytes, buffer.Length, leftStrip: 0, special: 0);
        }
    }

    // A character that no token spells is spelt by its bytes; a byte without a token is an exception in native code, which ends the process.
    private void RequireBytes()
    {
        if (Llama.VocabType(_vocab) != SentencePiece)
        {
            return;
        }

        var spellings = new HashSet<string>(StringComparer.Ordinal);
        for (var token = 0; token < Size; token++)
        {
            var text = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(Llama.TokenText(_vocab, token));
            if (text.Length is 1 or 6)
            {
                spellings.Add(Encoding.Latin1.GetString(text));
            }
        }

        if (!Enumerable.Range(0, 256).All(value => spellings.Contains($"<0x{value:X2}>") || spellings.Contains(((char)value).ToString())))
        {
            throw new InferenceException(InferenceError.FileInvalid, "The model's vocabulary does not spell every byte.");
        }
    }

    private void Append(string text, List<int> tokens, bool parseSpecial)
    {
        if (text.Length == 0)
        {
            return;
        }

        var utf8 = Encoding.UTF8.GetBytes(text);
        var rented = ArrayPool<int>.Shared.Rent(utf8.Length + 8);
        try
        {
            var count = Tokenize(utf8, rented, parseSpecial);
            if (count < 0)
            {
                ArrayPool<int>.Shared.Return(rented);
                rented = ArrayPool<int>.Shared.Rent(-count);
                count = Tokenize(utf8, rented, parseSpecial);
            }

            tokens.AddRange(rented.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    private int Tokenize(byte[] utf8, int[] tokens, bool parseSpecial)
    {
        fixed (byte* bytes = utf8)
        fixed (int* output = tokens)
        {
            return Llama.Tokenize(_vocab, bytes, utf8.Length, output, tokens.Length, addSpecial: 0, parseSpecial ? (byte)1 : (byte)0);
        }
    }
}
