using Arena.Web.Calls;
using Arena.Web.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Boards;

/// <summary>Every vote in or out, with reasons, as a page.</summary>
public sealed class LedgerPageController(ArenaGrains grains) : PageController
{
    [HttpGet("ledger")]
    public async Task<IActionResult> Show() => Page("Ledger", await grains.LedgerAsync(HttpContext.RequestAborted));
}
