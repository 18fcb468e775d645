using Arena.Contracts.Voters;

namespace Arena.Contracts.Battles;

/// <summary>Votes on the last turn. One vote per battle; the same key and verdict give the same receipt.</summary>
/// <param name="Voter">Who votes.</param>
/// <param name="Turn">The turn the voter saw.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Key">Idempotency key made by the client.</param>
/// <param name="SeenLeft">Attempt the voter saw on the left; null when the client does not say.</param>
/// <param name="SeenRight">Attempt the voter saw on the right; null when the client does not say.</param>
[GenerateSerializer, Immutable, Alias("arena.CastVote")]
public sealed record CastVote(
    [property: Id(0)] VoterId Voter,
    [property: Id(1)] int Turn,
    [property: Id(2)] Verdict Verdict,
    [property: Id(3)] string Key,
    [property: Id(4)] int? SeenLeft,
    [property: Id(5)] int? SeenRight);
