using Arena.Contracts.Ratings;
using Arena.Web.Calls;
using Arena.Web.Problems;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Boards;

/// <summary>The ledger of votes over HTTP.</summary>
[Route("api/ledger")]
[Produces("application/json")]
[ProducesErrorResponseType(typeof(Problem))]
public sealed class LedgerController(ArenaGrains grains) : ApiControllerBase
{
    /// <summary>How many votes the boards count, how many are out and why, in all and per day.</summary>
    [HttpGet]
    [ProducesResponseType<LedgerState>(StatusCodes.Status200OK)]
    [ProducesDefaultResponseType]
    public async Task<IActionResult> Ledger() => Ok(LedgerState.Of(await grains.LedgerAsync(HttpContext.RequestAborted)));
}

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
