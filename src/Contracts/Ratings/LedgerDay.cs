using System.Collections.Immutable;

namespace Arena.Contracts.Ratings;

/// <summary>The votes cast on one day.</summary>
/// <param name="Date">UTC.</param>
/// <param name="Votes">All.</param>
/// <param name="Counted">Of them, on the boards.</param>
/// <param name="Out">The others by reason.</param>
[GenerateSerializer, Immutable, Alias("arena.LedgerDay")]
public sealed record LedgerDay(
    [property: Id(0)] DateOnly Date, [property: Id(1)] int Votes, [property: Id(2)] int Counted, [property: Id(3)] ImmutableDictionary<string, int> Out);
