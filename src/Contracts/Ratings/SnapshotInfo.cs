namespace Arena.Contracts.Ratings;

/// <summary>A published board in the list of them.</summary>
/// <param name="Id">Of the snapshot.</param>
/// <param name="PublishedAt">When.</param>
/// <param name="Board">The slice, as on boards.</param>
/// <param name="MethodVersion">For instance "davidson/2".</param>
/// <param name="Votes">Rated votes on it.</param>
/// <param name="VoteCutoff">Sequence number of the last vote that was read.</param>
/// <param name="LogHash">Hash of that row of the log.</param>
/// <param name="VotesHash">Hash of the board's votes in their order.</param>
[GenerateSerializer, Immutable, Alias("arena.SnapshotInfo")]
public sealed record SnapshotInfo(
    [property: Id(0)] string Id,
    [property: Id(1)] DateTimeOffset PublishedAt,
    [property: Id(2)] string Board,
    [property: Id(3)] string MethodVersion,
    [property: Id(4)] int Votes,
    [property: Id(5)] long VoteCutoff,
    [property: Id(6)] string LogHash,
    [property: Id(7)] string VotesHash);
