using Arena.Contracts.Voters;
using Arena.Web.Calls;
using Arena.Web.Problems;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Battles;

/// <summary>The voter's own battles over HTTP.</summary>
[Route("api")]
[Produces("application/json")]
[ProducesErrorResponseType(typeof(Problem))]
public sealed class HistoryController(BattleCalls battles) : ApiControllerBase
{
    /// <summary>Own battles, newest first.</summary>
    /// <param name="q">Part of a prompt.</param>
    /// <param name="language">Language code.</param>
    /// <param name="page">1 is the newest.</param>
    [HttpGet("battles")]
    [ProducesResponseType<HistoryState>(StatusCodes.Status200OK)]
    [ProducesDefaultResponseType]
    public async Task<IActionResult> List(string? q = null, string? language = null, int page = 1) =>
        page < 1
            ? Refused(StatusCodes.Status400BadRequest, ProblemCodes.InvalidParameter, "page starts at 1.")
            : Ok(HistoryState.Of(await battles.HistoryAsync(HttpContext, new HistoryQuery(Some(q), Some(language), page))));

    /// <summary>Deletes the texts of the voter's battles; the votes stay or are taken back, as the body says.</summary>
    [HttpDelete("me/texts")]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesDefaultResponseType]
    public async Task<IActionResult> WithdrawTexts(WithdrawRequest body)
    {
        if (body.Votes is not { } votes)
        {
            return Refused(StatusCodes.Status422UnprocessableEntity, ProblemCodes.InvalidField, "votes must be keep or withdraw.");
        }

        await battles.WithdrawTextsAsync(HttpContext, votes == VotesChoice.Withdraw);
        return NoContent();
    }

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
