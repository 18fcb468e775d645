using Arena.Contracts;
using Arena.Web.Calls;
using Arena.Web.Problems;
using Arena.Web.Research;
using Arena.Web.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Boards;

/// <summary>The rows of a leaderboard as a file.</summary>
[Route("api/leaderboard.csv")]
[ProducesErrorResponseType(typeof(Problem))]
public sealed class LeaderboardRowsController(ArenaGrains grains, LanguageCatalog languages) : ApiControllerBase
{
    /// <summary>The rows of GET /api/leaderboard as CSV; the same parameters.</summary>
    [HttpGet]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/csv")]
    [ProducesDefaultResponseType]
    public async Task<IActionResult> Rows([FromQuery] BoardRequest request)
    {
        if (request.Query() is not { } query)
        {
            return Refused(StatusCodes.Status400BadRequest, ProblemCodes.InvalidParameter, "method is davidson, bt or elo; style is off or on.");
        }

        if (query.Language is { } code && !(await languages.AllAsync(HttpContext.RequestAborted)).Any(language => language.Code == code))
        {
            return Refused(RefusalCode.UnknownLanguage);
        }

        var board = BoardState.Of(await grains.BoardAsync(query, HttpContext.RequestAborted), request.FamilyOrAll);
        return new CsvResult<RowState>(board.Rows, "leaderboard.csv");
    }
}
