using Arena.Contracts.Voters;
using Arena.Web.Pages;
using Arena.Web.Research;
using Arena.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Battles;

/// <summary>The visitor's own battles, and the way to take the texts back.</summary>
public sealed class HistoryPageController(BattleCalls battles, LanguageCatalog languages) : PageController
{
    [HttpGet("history")]
    public async Task<IActionResult> Show(string? q = null, string? language = null, int page = 1, string? deleted = null)
    {
        var query = new HistoryQuery(Some(q), Some(language), Math.Max(1, page));
        var found = await battles.HistoryAsync(HttpContext, query);
        return Page("History", new HistoryPageModel(query, found, await languages.AllAsync(HttpContext.RequestAborted), deleted));
    }

    [HttpGet("history/delete")]
    public IActionResult AskToDelete() => Page("DeleteTexts", null);

    [HttpPost("history/delete")]
    [FormToken]
    public async Task<IActionResult> Delete([FromForm] string? votes)
    {
        if (votes is not ("keep" or "withdraw"))
        {
            return Page("DeleteTexts", null, StatusCodes.Status422UnprocessableEntity);
        }

        await battles.WithdrawTextsAsync(HttpContext, votes == "withdraw");
        return LocalRedirect($"{Request.PathBase}/history?deleted={votes}");
    }

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
