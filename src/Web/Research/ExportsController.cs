using Arena.Contracts.Research;
using Arena.Web.Calls;
using Arena.Web.Problems;
using Arena.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Research;

/// <summary>Exports over HTTP, streamed.</summary>
[Route("api/export")]
[ProducesErrorResponseType(typeof(Problem))]
public sealed class ExportsController(ExportSender sender, AdminToken admin) : ApiControllerBase
{
    /// <summary>The vote log, for everybody.</summary>
    [HttpGet("votes.csv")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/csv")]
    [ProducesDefaultResponseType]
    public Task<IActionResult> VotesAsCsv() => SendAsync(ExportKind.Votes, ExportFormat.Csv, "votes.csv");

    /// <summary>The vote log, one JSON object a line, for everybody.</summary>
    [HttpGet("votes.jsonl")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "application/x-ndjson")]
    [ProducesDefaultResponseType]
    public Task<IActionResult> VotesAsLines() => SendAsync(ExportKind.Votes, ExportFormat.JsonLines, "votes.jsonl");

    /// <summary>Battles with their texts, for operators.</summary>
    [HttpGet("battles.jsonl")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "application/x-ndjson")]
    [ProducesDefaultResponseType]
    public Task<IActionResult> Battles() => SendToOperatorAsync(ExportKind.Battles, ExportFormat.JsonLines, "battles.jsonl");

    /// <summary>The flat file of results with texts, for operators.</summary>
    [HttpGet("arena_results.csv")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/csv")]
    [ProducesDefaultResponseType]
    public Task<IActionResult> Results() => SendToOperatorAsync(ExportKind.Results, ExportFormat.Csv, "arena_results.csv");

    private async Task<IActionResult> SendToOperatorAsync(ExportKind kind, ExportFormat format, string fileName)
    {
        if (admin.Admits(Request.Headers.Authorization))
        {
            return await SendAsync(kind, format, fileName);
        }

        Response.Headers.WWWAuthenticate = "Bearer";
        return Refused(StatusCodes.Status401Unauthorized, ProblemCodes.Unauthorized, "This export needs the operators' token.");
    }

    private async Task<IActionResult> SendAsync(ExportKind kind, ExportFormat format, string fileName)
    {
        await sender.SendAsync(HttpContext, kind, format, fileName);
        return new EmptyResult();
    }
}
