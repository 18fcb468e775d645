using System.Collections.Immutable;

namespace Arena.Contracts.Ratings.Analytics;

/// <summary>Shares of wins per language and contestant.</summary>
/// <param name="Stand">What they were computed from.</param>
/// <param name="Rows">By language in catalogue order, then contestants by share, best first.</param>
[GenerateSerializer, Immutable, Alias("arena.WinRates")]
public sealed record WinRates([property: Id(0)] AnalyticsStand Stand, [property: Id(1)] ImmutableArray<WinRate> Rows);

/// <summary>A contestant in a language.</summary>
/// <param name="Language">Code.</param>
/// <param name="Contestant">Id.</param>
/// <param name="Name">Display name.</param>
/// <param name="Family">Family.</param>
/// <param name="Outcomes">Its rated votes.</param>
/// <param name="Voters">Voters who cast them.</param>
/// <param name="Share">Wins and half of the ties (both bad is a tie), over the votes; interval clustered by voter, never narrower than Wilson's.</param>
/// <param name="Acceptable">Votes that did not find both bad, over the votes; interval likewise.</param>
[GenerateSerializer, Immutable, Alias("arena.WinRate")]
public sealed record WinRate(
    [property: Id(0)] string Language,
    [property: Id(1)] string Contestant,
    [property: Id(2)] string Name,
    [property: Id(3)] string Family,
    [property: Id(4)] Outcomes Outcomes,
    [property: Id(5)] int Voters,
    [property: Id(6)] Interval Share,
    [property: Id(7)] Interval Acceptable);
