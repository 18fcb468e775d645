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
