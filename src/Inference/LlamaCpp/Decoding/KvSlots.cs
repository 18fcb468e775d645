namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>
/// Shares one pool of KV cells between running answers and the conversations that wait for their follow-up. Running answers
/// have what they may come to need reserved; idle conversations keep what is left and go least recently used first.
/// Pure bookkeeping: the caller removes from the context what this says.
/// </summary>
internal sealed class KvSlots
{
    private readonly int _cells;
    private readonly int _lanes;
    private readonly KvSlot[] _slots;
    private long _clock;

    /// <param name="cells">KV cells of the context.</param>
    /// <param name="lanes">Answers that may run at the same time.</param>
    /// <param name="sequences">Sequence ids of the context, at least <paramref name="lanes"/>.</param>
    public KvSlots(int cells, int lanes, int sequences)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequences, lanes);
        (_cells, _lanes) = (cells, lanes);
        _slots = [.. Enumerable.Range(0, sequences).Select(sequence => new KvSlot(sequence))];
    }

    public IReadOnlyList<KvSlot> All => _slots;

    public int Running => _slots.Count(slot => slot.Running);

    /// <summary>Takes a slot for a prompt, or returns null while lanes or cells are taken by running answers.</summary>
    /// <param name="session">The conversation; its resident slot is preferred.</param>
    /// <param name="prompt">All tokens of the prompt.</param>
    /// <param name="need">Cells that prompt and answer may use together.</param>
    public KvPlacement? TryPlace(string session, ReadOnlySpan<int> prompt, int need)
    {
        var reserved = _slots.Where(slot => slot.Running).Sum(slot => slot.Reserved);
        if (Running >= _lanes || reserved + need > _cells)
        {
            return null;
        }

        var own = session.Length == 0 ? null : Array.Find(_slots, slot => !slot.Running && slot.Session == session);
        var slot = own ?? Array.Find(_slots, slot => !slot.Running && slot.Count == 0) ?? Oldest(except: null)!;
        var evicted = new List<KvSlot>();
        if (own is null && slot.Count > 0)
        {
            Evict(slot, evicted);
        }

        // The last prompt token is always evaluated again, for its logits.
        var reuse = Math.Min(CommonPrefix(slot.Tokens, prompt), prompt.Length - 1);
        slot.Truncate(reuse);
        (slot.Session, slot.Running, slot.Reserved, slot.LastUse) = (session, true, need, ++_clock);
        while (_slots.Sum(other => other.Reserved) > _cells)
        {
            Evict(Oldest(except: slot)!, evicted);
        }

        return new KvPlacement(slot, reuse, evicted);
    }

    /// <summary>The answer ended; its tokens stay until room is needed, if the conversation has a name.</summary>
    public void Release(KvSlot slot)
    {
        (slot.Running, slot.Reserved, slot.LastUse) = (false, slot.Count, ++_clock);
        if (slot.Session.Length == 0)
        {
            slot.Clear();
        }
    }

    /// <summary>Empties every idle slot and says which held something.</summary>
    public IReadOnlyList<KvSlot> EvictIdle()
    {
        var evicted = new List<KvSlot>();
        while (Oldest(except: null) is { } slot)
        {
            Evict(slot, evicted);
        }

        return evicted;
    }

    private static int CommonPrefix(ReadOnlySpan<int> resident, ReadOnlySpan<int> prompt) => resident.CommonPrefixLength(prompt);

    private static void Evict(KvSlot slot, List<KvSlot> evicted)
    {
        slot.Clear();
        evicted.Add(slot);
    }

    private KvSlot? Oldest(KvSlot? except) =>
        _slots.Where(slot => !slot.Running && slot.Count > 0 && slot != except).MinBy(slot => slot.LastUse);
}
