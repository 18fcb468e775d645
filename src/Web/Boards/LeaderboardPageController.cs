using Arena.Contracts.Ratings;
using Arena.Web.Calls;
using Arena.Web.Pages;
using Arena.Web.Research;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Boards;

/// <summary>The leaderboard as a page; its filters are a GET form.</summary>
public sealed class LeaderboardPageController(ArenaGrains grains, LanguageCatalog languages) : PageController
{
    [HttpGet("leaderboard")]
    public async Task<IActionResult> Show(BoardRequest request, BoardSort order)
    {
        var known = await languages.AllAsync(HttpContext.RequestAborted);
        if (request.Query() is not { } query || (query.Language is { } code && known.All(language => language.Code != code)))
        {
            return Page("Leaderboard", new LeaderboardPage(new BoardRequest(), new BoardSort(), known, null), StatusCodes.Status400BadRequest);
        }

        try
        {
            return Page("Leaderboard", new LeaderboardPage(request, order, known, await grains.BoardAsync(query, HttpContext.RequestAborted)));
        }
        catch (BoardFailedException exception)
        {
            var failed = new LeaderboardPage(request, order, known, null) { Failure = exception.Message };
            return Page("Leaderboard", failed, StatusCodes.Status422UnprocessableEntity);
        }
    }
}
