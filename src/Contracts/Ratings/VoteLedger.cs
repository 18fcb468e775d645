using System.Collections.Immutable;

namespace Arena.Contracts.Ratings;

/// <summary>Every vote of the log: on the boards, or off them with a reason.</summary>
/// <param name="VoteCutoff">Sequence number of the last vote that was read.</param>
/// <param name="Counted">Votes on the boards.</param>
/// <param name="Out">The others by reason (<see cref="LedgerReason"/>).</param>
/// <param name="Days">By the day the vote was cast, ascending; days without votes are left out.</param>
/// <param name="Alarm">Whether the share of exclusions has jumped.</param>
[GenerateSerializer, Immutable, Alias("arena.VoteLedger")]
public sealed record VoteLedger(
    [property: Id(0)] long VoteCutoff,
    [property: Id(1)] int Counted,
    [property: Id(2)] ImmutableDictionary<string, int> Out,
    [property: Id(3)] ImmutableArray<LedgerDay> Days,
    [property: Id(4)] ExclusionAlarm Alarm);
