using System.Collections.Immutable;

namespace Arena.Contracts.Ratings.Analytics;

/// <summary>Whether where an answer stands matters.</summary>
/// <param name="Stand">What it was computed from.</param>
/// <param name="Rows">All votes first, then the languages in catalogue order.</param>
[GenerateSerializer, Immutable, Alias("arena.PositionBias")]
public sealed record PositionBias([property: Id(0)] AnalyticsStand Stand, [property: Id(1)] ImmutableArray<SideRecord> Rows);

/// <summary>Left against right.</summary>
/// <param name="Language">Code; null for all languages.</param>
/// <param name="Left">Votes for the left.</param>
/// <param name="Right">Votes for the right.</param>
/// <param name="Ties">Ties and both bad.</param>
/// <param name="LeftShare">Votes for the left over the decided votes; interval clustered by voter, never narrower than Wilson's. Null without a decided vote.</param>
/// <param name="Advantage">Advantage of the left in Elo points at equal strength, from the fit. Null where the votes leave it open.</param>
/// <param name="PValue">Two-sided, of the hypothesis that there is none; null likewise.</param>
[GenerateSerializer, Immutable, Alias("arena.SideRecord")]
public sealed record SideRecord(
    [property: Id(0)] string? Language,
    [property: Id(1)] int Left,
    [property: Id(2)] int Right,
    [property: Id(3)] int Ties,
    [property: Id(4)] Interval? LeftShare,
    [property: Id(5)] Interval? Advantage,
    [property: Id(6)] double? PValue);
