using Arena.Contracts;
using Arena.Web.Calls;
using Arena.Web.Problems;
using Arena.Web.Research;
using Arena.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Boards;

/// <summary>Reports on integrity over HTTP: numbers for everybody, voters' pseudonyms for operators.</summary>
[Route("api/integrity")]
[Produces("application/json")]
[ProducesErrorResponseType(typeof(Problem))]
public sealed class IntegrityController(ArenaGrains grains, LanguageCatalog languages, AdminToken admin) : ApiControllerBase
{
    private const int RetrySeconds = 5;

    /// <summary>The newest report on the board of all votes or of a language. With the operator's token it names the flagged voters.</summary>
    [HttpGet]
    [ProducesResponseType<IntegrityState>(StatusCodes.Status200OK)]
    [ProducesDefaultResponseType]
    public async Task<IActionResult> Report([FromQuery] string? language)
    {
        var code = string.IsNullOrWhiteSpace(language) || language == "all" ? null : language.Trim();
        if (SliceNames.Fault(await languages.AllAsync(HttpContext.RequestAborted), code) is { } fault)
        {
            return new ProblemResult(fault);
        }

        return await grains.IntegrityAsync(code, HttpContext.RequestAborted) is { } report
            ? Ok(IntegrityState.Of(report, admin.Admits(Request.Headers.Authorization)))
            : Refused(new Refusal(RefusalCode.Retry, null, RetrySeconds));
    }
}
