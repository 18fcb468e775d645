using System.Collections.Immutable;

namespace Arena.Contracts.Ratings;

/// <summary>What the tests of integrity say about a board (docs/ratings.md, "Fraud and influence").</summary>
/// <param name="Board">The slice, as on boards.</param>
/// <param name="At">When it was computed.</param>
/// <param name="VoteCutoff">Sequence number of the last vote that was read.</param>
/// <param name="Votes">Counted votes.</param>
/// <param name="Alpha">False discovery rate of the flags.</param>
/// <param name="Flags">Voters flagged by e-BH, the strongest evidence first.</param>
/// <param name="Concentration">Of votes on voters.</param>
/// <param name="Seats">Groups whose votes tell something about the seat.</param>
/// <param name="Ranks">By contestant, in the board's order.</param>
/// <param name="Neighbours">Neighbouring pairs, from the top of each group.</param>
/// <param name="Repeats">Prompts that one voter voted on three times or more, the most repeated first; at most twenty.</param>
/// <param name="Ties">Null where the votes tell nothing about it.</param>
[GenerateSerializer, Immutable, Alias("arena.IntegrityReport")]
public sealed record IntegrityReport(
    [property: Id(0)] string Board,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] long VoteCutoff,
    [property: Id(3)] int Votes,
    [property: Id(4)] double Alpha,
    [property: Id(5)] ImmutableArray<VoterFlag> Flags,
    [property: Id(6)] VoterConcentration Concentration,
    [property: Id(7)] ImmutableArray<SeatEffect> Seats,
    [property: Id(8)] ImmutableArray<RankStability> Ranks,
    [property: Id(9)] ImmutableArray<NeighbourPair> Neighbours,
    [property: Id(10)] ImmutableArray<PromptRepeat> Repeats,
    [property: Id(11)] TieModels? Ties)
{
    /// <summary>Whether the database did not say in time which prompts were repeated; <see cref="Repeats"/> is empty then.</summary>
    [Id(12)]
    public bool RepeatsUnknown { get; init; }
}
