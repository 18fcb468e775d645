using System.Collections.Immutable;

namespace Arena.Contracts.Ratings.Analytics;

/// <summary>Ratings by the votes up to the ends of past days, each day fitted afresh with today's method and today's exclusions.</summary>
/// <param name="Stand">What it was computed from.</param>
/// <param name="MethodVersion">For instance "davidson/2".</param>
/// <param name="Rows">By day, then contestant; at most <see cref="MostDays"/> days, evenly chosen, always the first and the last.</param>
[GenerateSerializer, Immutable, Alias("arena.RatingHistory")]
public sealed record RatingHistory(
    [property: Id(0)] AnalyticsStand Stand, [property: Id(1)] string MethodVersion, [property: Id(2)] ImmutableArray<PastRating> Rows)
{
    /// <summary>Days that are fitted.</summary>
    public const int MostDays = 24;
}

/// <summary>A rating at the end of a day (UTC).</summary>
/// <param name="Day">The day.</param>
/// <param name="Cutoff">Sequence number of its last vote.</param>
/// <param name="Contestant">Id.</param>
/// <param name="Name">Display name.</param>
/// <param name="Component">Group of connected contestants, largest first, 0-based; ratings of two groups cannot be compared.</param>
/// <param name="Rating">Elo with its interval.</param>
/// <param name="Votes">Rated votes by then.</param>
[GenerateSerializer, Immutable, Alias("arena.PastRating")]
public sealed record PastRating(
    [property: Id(0)] DateOnly Day,
    [property: Id(1)] long Cutoff,
    [property: Id(2)] string Contestant,
    [property: Id(3)] string Name,
    [property: Id(4)] int Component,
    [property: Id(5)] Interval Rating,
    [property: Id(6)] int Votes);
