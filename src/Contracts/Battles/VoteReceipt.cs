namespace Arena.Contracts.Battles;

/// <summary>Proof that a vote is in the log.</summary>
/// <param name="Vote">Sequence number in the log, as text.</param>
/// <param name="Verdict">The verdict that is stored.</param>
/// <param name="Contestants">Who was who.</param>
[GenerateSerializer, Immutable, Alias("arena.VoteReceipt")]
public sealed record VoteReceipt(
    [property: Id(0)] string Vote,
    [property: Id(1)] Verdict Verdict,
    [property: Id(2)] RevealedPair Contestants);
