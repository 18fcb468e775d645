namespace Arena.Grains.Storage;

/// <summary>The style of a vote's answers, as the store numbers them.</summary>
/// <param name="Entry">From 1, without gaps, in the order in which they became known.</param>
/// <param name="Sequence">The vote.</param>
/// <param name="Style">Its answers' style.</param>
internal readonly record struct StyleEntry(long Entry, long Sequence, VoteStyle Style);
