namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>One sequence id of a context and what its KV memory holds.</summary>
internal sealed class KvSlot(int sequence)
{
    private int[] _tokens = [];

    /// <summary>Sequence id in the context.</summary>
    public int Sequence { get; } = sequence;

    /// <summary>Conversation the tokens belong to; empty when none.</summary>
    public string Session { get; set; } = "";

    /// <summary>An answer is running on it.</summary>
    public bool Running { get; set; }

    /// <summary>When it was last used; larger is later.</summary>
    public long LastUse { get; set; }

    /// <summary>Cells that a running answer may come to use; for an idle slot the cells it uses.</summary>
    public int Reserved { get; set; }

    /// <summary>Tokens in KV memory.</summary>
    public int Count { get; private set; }

    public ReadOnlySpan<int> Tokens => _tokens.AsSpan(0, Count);

    public void Append(int token)
    {
        if (Count == _tokens.Length)
        {
            Array.Resize(ref _tokens, Math.Max(256, Count * 2));
        }

        _tokens[Count++] = token;
    }

    public void Truncate(int count) => Count = Math.Min(Count, count);

    public void Clear()
    {
        Count = 0;
        Reserved = 0;
        Session = "";
        _tokens = [];
    }
}
