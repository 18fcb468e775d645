using System.Collections.Immutable;

namespace Arena.Contracts.Voters;

/// <summary>One page of a voter's battles.</summary>
/// <param name="Battles">Newest first.</param>
/// <param name="Page">1 is the newest.</param>
/// <param name="Pages">How many there are, at least 1.</param>
/// <param name="Total">Battles in all.</param>
[GenerateSerializer, Immutable, Alias("arena.HistoryPage")]
public sealed record HistoryPage(
    [property: Id(0)] ImmutableArray<HistoryEntry> Battles,
    [property: Id(1)] int Page,
    [property: Id(2)] int Pages,
    [property: Id(3)] int Total);
