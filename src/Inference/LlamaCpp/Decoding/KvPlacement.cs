namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>Where an answer runs.</summary>
/// <param name="Slot">The slot, marked as running.</param>
/// <param name="Reuse">Tokens at its start that stay; the rest is to be removed.</param>
/// <param name="Evicted">Slots whose memory is to be removed first.</param>
internal sealed record KvPlacement(KvSlot Slot, int Reuse, IReadOnlyList<KvSlot> Evicted);
