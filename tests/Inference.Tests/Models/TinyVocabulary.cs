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

    /// <summary>Adds the vocabulary with extra normal tokens; returns the id of each.</summary>
    public static IReadOnlyDictionary<string, int> AddTo(GgufWriter file, IReadOnlyList<string> words, string? chatTemplate = ChatMl, bool addBegin = false, bool spacePrefix = false)
    {
        var tokens = new List<(string Text, int Type)>
        {
            ("<unk>", UnknownType), ("<s>", Control), ("</s>", Control), ("<|im_start|>", Control), ("<|im_end|>", Control),
        };
        tokens.AddRange(Enumerable.Range(0, 256).Select(value => ($"<0x{value:X2}>", Byte)));
        tokens.AddRange("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,!?".Select(letter => (letter.ToString(), Normal)));
        tokens.Add(("\u2581", Normal));
        tokens.AddRange(words.Select(word => word.Replace(' ', '\u2581')).Except(tokens.Select(token => token.Text)).Select(word => (word, Normal)));

        file.Add("tokenizer.ggml.model", "llama")
            .AddArray("tokenizer.ggml.tokens", [.. tokens.Select(token => token.Text)])
            .AddArray("tokenizer.ggml.scores", [.. tokens.Select((_, id) => -(float)id)])
            .AddArray("tokenizer.ggml.token_type", [.. tokens.Select(token => token.Type)])
            .Add("tokenizer.ggml.bos_token_id", Begin)
            .Add("tokenizer.ggml.eos_token_id", End)
            .Add("tokenizer.ggml.eot_token_id", TurnEnd)
            .Add("tokenizer.ggml.unknown_token_id", Unknown)
            .Add("tokenizer.ggml.add_bos_token", addBegin)
            .Add("tokenizer.ggml.add_space_prefix", spacePrefix);
        if (chatTemplate is not null)
        {
            file.Add("tokenizer.chat_template", chatTemplate);
        }

        return tokens.Select((token, id) => (token.Text, id)).ToDictionary(pair => pair.Text.Replace('\u2581', ' '), pair => pair.id);
    }
}
