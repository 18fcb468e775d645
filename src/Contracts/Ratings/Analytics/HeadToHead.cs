using System.Collections.Immutable;

namespace Arena.Contracts.Ratings.Analytics;

/// <summary>Who met whom, and how it went.</summary>
/// <param name="Stand">What it was computed from.</param>
/// <param name="Contestants">Those with votes, by rating, best first.</param>
/// <param name="Rows">Pairs that met; <see cref="PairRecord.One"/> comes before <see cref="PairRecord.Other"/> among the contestants.</param>
[GenerateSerializer, Immutable, Alias("arena.HeadToHead")]
public sealed record HeadToHead(
    [property: Id(0)] AnalyticsStand Stand,
    [property: Id(1)] ImmutableArray<ContestantName> Contestants,
    [property: Id(2)] ImmutableArray<PairRecord> Rows);

/// <summary>A contestant by name.</summary>
/// <param name="Contestant">Id.</param>
/// <param name="Name">Display name.</param>
/// <param name="Family">Family; empty when the catalogue does not hold it any more.</param>
/// <param name="Variant">Variant; likewise.</param>
[GenerateSerializer, Immutable, Alias("arena.ContestantName")]
public sealed record ContestantName(
    [property: Id(0)] string Contestant, [property: Id(1)] string Name, [property: Id(2)] string Family, [property: Id(3)] string Variant);

/// <summary>The votes of one pair, whoever was left.</summary>
/// <param name="One">Id.</param>
/// <param name="Other">Id.</param>
/// <param name="Outcomes">From <paramref name="One"/>'s point of view.</param>
/// <param name="Share">One's wins and half of the ties over the votes; interval clustered by voter, never narrower than Wilson's.</param>
[GenerateSerializer, Immutable, Alias("arena.PairRecord")]
public sealed record PairRecord(
    [property: Id(0)] string One, [property: Id(1)] string Other, [property: Id(2)] Outcomes Outcomes, [property: Id(3)] Interval Share);
