namespace Arena.Contracts.Ratings;

/// <summary>A voter whose votes do not look like judgements. A reason to look, never to delete.</summary>
/// <param name="Voter">Pseudonym.</param>
/// <param name="Votes">Counted votes.</param>
/// <param name="LogE">Evidence against an honest voter, natural logarithm of the e-value.</param>
/// <param name="LargestLogE">Its largest value on the way.</param>
/// <param name="CrossedAt">The voter's vote, from 1, at which it first reached 1 / alpha; null if never.</param>
/// <param name="Kind">random, always_left, always_right, always_tie, for or against: the alternative that explains the votes best.</param>
/// <param name="Contestant">Whom the last two are about.</param>
[GenerateSerializer, Immutable, Alias("arena.VoterFlag")]
public sealed record VoterFlag(
    [property: Id(0)] string Voter,
    [property: Id(1)] int Votes,
    [property: Id(2)] double LogE,
    [property: Id(3)] double LargestLogE,
    [property: Id(4)] int? CrossedAt,
    [property: Id(5)] string Kind,
    [property: Id(6)] string? Contestant);
