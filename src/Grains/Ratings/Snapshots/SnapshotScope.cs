namespace Arena.Grains.Ratings.Snapshots;

/// <summary>What of the database a snapshot knew, so that it can be computed again however much came later.</summary>
/// <param name="Cutoff">Last vote.</param>
/// <param name="ExclusionEntry">Last change of a vote's standing.</param>
/// <param name="StyleEntry">Last entry of style.</param>
/// <param name="Seed">Of the draws behind rank sets and P(best).</param>
internal sealed record SnapshotScope(long Cutoff, long ExclusionEntry, long StyleEntry, ulong Seed);
