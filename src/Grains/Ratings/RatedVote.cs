using Arena.Contracts.Battles;

namespace Arena.Grains.Ratings;

/// <summary>A vote of the log as the ratings keep it in memory; numbers are indices given out in order of appearance.</summary>
internal readonly record struct RatedVote(int Left, int Right, Verdict Verdict, int Language, int Topic, bool Own);
