using Arena.Contracts.Ratings;

namespace Arena.Web.Boards;

/// <summary>The ledger, as GET /api/ledger has it.</summary>
/// <param name="VoteCutoff">Number of the last vote that was read.</param>
/// <param name="Counted">Votes on the boards.</param>
/// <param name="Out">The others by reason.</param>
/// <param name="Days">By the day the vote was cast, ascending.</param>
/// <param name="Alarm">Whether the share of exclusions has jumped.</param>
public sealed record LedgerState(
    long VoteCutoff, int Counted, IReadOnlyDictionary<string, int> Out, IReadOnlyList<LedgerDay> Days, ExclusionAlarm Alarm)
{
    internal static LedgerState Of(VoteLedger ledger) => new(ledger.VoteCutoff, ledger.Counted, ledger.Out, ledger.Days, ledger.Alarm);
}
