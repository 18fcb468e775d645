using Arena.Web.Calls;
using Arena.Web.Pages;
using Arena.Web.Research;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Boards;

/// <summary>What the tests of integrity say, as a page. Who is flagged only operators learn.</summary>
public sealed class IntegrityPageController(ArenaGrains grains, LanguageCatalog languages) : PageController
{
    [HttpGet("integrity")]
    public async Task<IActionResult> Show(string? language = null)
    {
        var known = await languages.AllAsync(HttpContext.RequestAborted);
        var code = string.IsNullOrEmpty(language) || language == "all" ? null : language;
        if (code is not null && known.All(one => one.Code != code))
        {
            return Gone();
        }

        var report = await grains.IntegrityAsync(code, HttpContext.RequestAborted);
        var board = await FittedAsync(grains.BoardAsync(new(code, null, Contracts.Ratings.BoardMethod.Davidson, Style: false), HttpContext.RequestAborted));
        return Page("Integrity", new IntegrityPage(
            known, code, report is null ? null : IntegrityState.Of(report, isOperator: false), (board?.Rows ?? []).ToDictionary(row => row.Contestant, row => row.Name)));
    }
}
