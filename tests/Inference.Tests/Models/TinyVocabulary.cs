namespace Arena.Inference.Tests.Models;

/// <summary>A small sentencepiece vocabulary: control tokens, the 256 bytes, letters, and words for scripted answers.</summary>
public static class TinyVocabulary
{
    public const int Unknown = 0;
    public const int Begin = 1;
    public const int End = 2;
    public const int TurnStart = 3;
    public const int TurnEnd = 4;
    public const int FirstByte = 5;

    public const string ChatMl =
        "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n'}}{% endfor %}"
        + "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";

    private const int Normal = 1;
    private const int UnknownType = 2;
    private const int Control = 3;
    private const int Byte = 6;

    /// <summary>Adds a sentencepiece vocabulary with extra words; returns the id of each token.</summary>
    public static IReadOnlyDictionary<string, int> AddTo(GgufWriter file, IReadOnlyList<string> words, string? chatTemplate = ChatMl)
    {
        var tokens = Specials();
        tokens.AddRange(Enumerable.Range(0, 256).Select(value => ($"<0x{value:X2}>", Byte)));
        tokens.AddRange("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,!?".Select(letter => (letter.ToString(), Normal)));
        tokens.Add(("\u2581", Normal));
        tokens.AddRange(words.Select(word => word.Replace(' ', '\u2581')).Except(tokens.Select(token => token.Text)).Select(word => (word, Normal)));
        file.Add("tokenizer.ggml.model", "llama")
            .AddArray("tokenizer.ggml.scores", [.. tokens.Select((_, id) => -(float)id)])
            .Add("tokenizer.ggml.add_space_prefix", false);
        AddTokens(file, tokens, chatTemplate);
        return tokens.Select((token, id) => (token.Text, id)).ToDictionary(pair => pair.Text.Replace('\u2581', ' '), pair => pair.id);
    }

    /// <summary>Adds a byte-level vocabulary of the GPT-2 kind with a few merges; returns its size.</summary>
    public static int AddBytePairsTo(GgufWriter file, string? chatTemplate = ChatMl)
    {
        var tokens = Specials();
        tokens.AddRange(ByteLetters().Select(letter => (letter, Normal)));
        string[] merges = ["e r", "u s", "us er", "a s", "o r", "w or", "\u0120 w", "\u0120 wor"];
        tokens.AddRange(merges.Select(merge => (merge.Replace(" ", ""), Normal)).Distinct());
        file.Add("tokenizer.ggml.model", "gpt2").Add("tokenizer.ggml.pre", "qwen2").AddArray("tokenizer.ggml.merges", merges);
        AddTokens(file, tokens, chatTemplate);
        return tokens.Count;
    }

    private static List<(string Text, int Type)> Specials() =>
        [("<unk>", UnknownType), ("<s>", Control), ("</s>", Control), ("<|im_start|>", Control), ("<|im_end|>", Control)];

    // Printable Latin letters stand for themselves, the other bytes for letters from 256 on, in order.
    private static IEnumerable<string> ByteLetters()
    {
        var next = 256;
        for (var value = 0; value < 256; value++)
        {
            var printable = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
            yield return ((char)(printable ? value : next++)).ToString();
        }
    }

    private static void AddTokens(GgufWriter file, List<(string Text, int Type)> tokens, string? chatTemplate)
    {
        file.AddArray("tokenizer.ggml.tokens", [.. tokens.Select(token => token.Text)])
            .AddArray("tokenizer.ggml.token_type", [.. tokens.Select(token => token.Type)])
            .Add("tokenizer.ggml.bos_token_id", Begin)
            .Add("tokenizer.ggml.eos_token_id", End)
            .Add("tokenizer.ggml.eot_token_id", TurnEnd)
            .Add("tokenizer.ggml.unknown_token_id", Unknown)
            .Add("tokenizer.ggml.add_bos_token", false);
        if (chatTemplate is not null)
        {
            file.Add("tokenizer.chat_template", chatTemplate);
        }
    }
}
