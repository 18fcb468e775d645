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
        var asked = request.IsStyledElo ? request with { Style = null } : request;
        if (asked.Query() is not { } query || SliceNames.Fault(known, query.Language, query.Topic) is not null)
        {
            return Page("Leaderboard", new LeaderboardPage(new BoardRequest(), new BoardSort(), known, null), StatusCodes.Status400BadRequest);
        }

        var page = new LeaderboardPage(asked, order, known, null) { IsWithoutStyle = request.IsStyledElo };
        try
        {
            return Page("Leaderboard", page with { Board = await grains.BoardAsync(query, HttpContext.RequestAborted) });
        }
        catch (BoardFailedException exception)
        {
            return Page("Leaderboard", page with { Failure = exception.Message }, StatusCodes.Status422UnprocessableEntity);
        }
    }
}
