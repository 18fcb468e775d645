using System.Collections.Immutable;

namespace Arena.Contracts.Ratings;

/// <summary>A leaderboard.</summary>
/// <param name="Name">The slice: "all", "language:sv", "topic:science" or "language:sv/topic:science".</param>
/// <param name="Method">How it was computed.</param>
/// <param name="MethodVersion">For instance "davidson/1".</param>
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
    [property: Id(6)] ImmutableArray<BoardRow> Rows);
