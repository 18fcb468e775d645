using System.Collections.Immutable;

namespace Arena.Contracts.Ratings.Analytics;

/// <summary>How many votes came in when.</summary>
/// <param name="Stand">What it was computed from.</param>
/// <param name="Weekly">Whether a period is a week, from Monday; else a day. UTC.</param>
/// <param name="Imported">Votes from elsewhere, which are in no row.</param>
/// <param name="Rows">Periods with votes, in order; a period without votes has no row.</param>
[GenerateSerializer, Immutable, Alias("arena.VotesOverTime")]
public sealed record VotesOverTime(
    [property: Id(0)] AnalyticsStand Stand,
    [property: Id(1)] bool Weekly,
    [property: Id(2)] int Imported,
    [property: Id(3)] ImmutableArray<VotesInPeriod> Rows)
{
    /// <summary>Votes on answers from the answer bank, which are in no row either.</summary>
    [Id(4)]
    public int Bank { get; init; }
}

/// <summary>Votes of one day or week by verdict. Excluded votes are counted as such only.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Left">Left is better.</param>
/// <param name="Right">Right is better.</param>
/// <param name="Ties">Tie.</param>
/// <param name="BothBad">Both bad.</param>
/// <param name="CannotJudge">Not judged: logged and unrated.</param>
/// <param name="Excluded">Off the boards with a reason, whatever the verdict; a contestant against itself is one.</param>
/// <param name="Voters">Different voters among all of them.</param>
[GenerateSerializer, Immutable, Alias("arena.VotesInPeriod")]
public sealed record VotesInPeriod(
    [property: Id(0)] DateOnly From,
    [property: Id(1)] int Left,
    [property: Id(2)] int Right,
    [property: Id(3)] int Ties,
    [property: Id(4)] int BothBad,
    [property: Id(5)] int CannotJudge,
    [property: Id(6)] int Excluded,
    [property: Id(7)] int Voters);
