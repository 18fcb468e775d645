using Arena.Web.Calls;
using Arena.Web.Problems;
using Arena.Web.Research;
using Arena.Web.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Boards;

/// <summary>Leaderboards over HTTP.</summary>
[Route("api/leaderboard")]
[Produces("application/json")]
[ProducesErrorResponseType(typeof(Problem))]
public sealed class LeaderboardController(ArenaGrains grains, LanguageCatalog languages) : ApiControllerBase
{
    /// <summary>The board after every vote that is in the log now.</summary>
    [HttpGet]
    [ProducesResponseType<BoardState>(StatusCodes.Status200OK)]
    [ProducesDefaultResponseType]
    public Task<IActionResult> Board([FromQuery] BoardRequest request) => AnswerAsync(request, Ok);

    /// <summary>The rows of the board as CSV.</summary>
    [HttpGet("/api/leaderboard.csv")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/csv")]
    [ProducesDefaultResponseType]
    public Task<IActionResult> Rows([FromQuery] BoardRequest request) =>
        AnswerAsync(request, board => new CsvResult<RowState>(board.Rows, "leaderboard.csv"));

    private async Task<IActionResult> AnswerAsync(BoardRequest request, Func<BoardState, IActionResult> answer)
    {
        if (request.Query() is not { } query)
        {
            return Refused(StatusCodes.Status400BadRequest, ProblemCodes.InvalidParameter, "method is davidson, bt or elo; style is off or, not with elo, on.");
        }

        if (SliceNames.Fault(await languages.AllAsync(HttpContext.RequestAborted), query.Language, query.Topic) is { } fault)
        {
            return new ProblemResult(fault);
        }

        return answer(BoardState.Of(await grains.BoardAsync(query, HttpContext.RequestAborted), request.FamilyOrAll));
    }
}
