using System.Collections.Immutable;

namespace Arena.Contracts.Ratings;

/// <summary>A leaderboard.</summary>
/// <param name="Name">The slice: "all", "language:sv", "topic:science" or "language:sv/topic:science".</param>
/// <param name="Method">How it was computed.</param>
/// <param name="MethodVersion">For instance "davidson/2".</param>
/// <param name="Votes">Rated votes on it.</param>
/// <param name="VoteCutoff">Sequence number of the last vote that was read.</param>
/// <param name="Components">Groups of contestants that no battle links.</param>
/// <param name="Rows">By component, then rank.</param>
[GenerateSerializer, Immutable, Alias("arena.Board")]
public sealed record Board(
    [property: Id(0)] string Name,
    [property: Id(1)] BoardMethod Method,
    [property: Id(2)] string MethodVersion,
    [property: Id(3)] int Votes,
    [property: Id(4)] long VoteCutoff,
    [property: Id(5)] int Components,
    [property: Id(6)] ImmutableArray<BoardRow> Rows)
{
    /// <summary>One per component.</summary>
    [Id(7)]
    public ImmutableArray<BoardGroup> Groups { get; init; } = [];

    /// <summary>Pairs whose votes would join components or make ratings finite.</summary>
    [Id(8)]
    public ImmutableArray<WantedPair> Wanted { get; init; } = [];

    /// <summary>With style control only.</summary>
    [Id(9)]
    public BoardStyle? Style { get; init; }

    /// <summary>tau, the spread in Elo of a language's ratings around those of the votes outside it; only where rows have a shrunken rating.</summary>
    [Id(10)]
    public double? Tau { get; init; }

    /// <summary>Whether the share of excluded votes has jumped, over the whole log.</summary>
    [Id(11)]
    public ExclusionAlarm? Exclusions { get; init; }
}
