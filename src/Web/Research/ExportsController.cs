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
    public Task<IActionResult> VotesAsCsv() => SendAsync(new ExportRequest(ExportKind.Votes, ExportFormat.Csv), "votes.csv");

    /// <summary>The vote log, one JSON object a line, for everybody.</summary>
    [HttpGet("votes.jsonl")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "application/x-ndjson")]
    [ProducesDefaultResponseType]
    public Task<IActionResult> VotesAsLines() => SendAsync(new ExportRequest(ExportKind.Votes, ExportFormat.JsonLines), "votes.jsonl");

    /// <summary>Battles with their texts, for operators; personal data is taken out of them unless scrub is off.</summary>
    [HttpGet("battles.jsonl")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "application/x-ndjson")]
    [ProducesDefaultResponseType]
    public Task<IActionResult> Battles([FromQuery] string scrub = "on") => SendToOperatorAsync(ExportKind.Battles, ExportFormat.JsonLines, scrub, "battles.jsonl");

    /// <summary>The flat file of results with texts, for operators; personal data is taken out of them unless scrub is off.</summary>
    [HttpGet("arena_results.csv")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/csv")]
    [ProducesDefaultResponseType]
    public Task<IActionResult> Results([FromQuery] string scrub = "on") => SendToOperatorAsync(ExportKind.Results, ExportFormat.Csv, scrub, "arena_results.csv");

    private async Task<IActionResult> SendToOperatorAsync(ExportKind kind, ExportFormat format, string scrub, string fileName)
    {
        if (!admin.Admits(Request.Headers.Authorization))
        {
            Response.Headers.WWWAuthenticate = "Bearer";
            return Refused(StatusCodes.Status401Unauthorized, ProblemCodes.Unauthorized, "This export needs the operators' token.");
        }

        return scrub is "on" or "off"
            ? await SendAsync(new ExportRequest(kind, format, scrub == "on"), fileName)
            : Refused(StatusCodes.Status400BadRequest, ProblemCodes.InvalidParameter, "scrub is on or off.");
    }

    private async Task<IActionResult> SendAsync(ExportRequest request, string fileName)
    {
        await sender.SendAsync(HttpContext, request, fileName);
        return new EmptyResult();
    }
}
