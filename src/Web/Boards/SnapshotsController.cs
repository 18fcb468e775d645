using Arena.Contracts.Ratings;
using Arena.Web.Calls;
using Arena.Web.Problems;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Boards;

/// <summary>Published boards over HTTP.</summary>
[Route("api/snapshots")]
[Produces("application/json")]
[ProducesErrorResponseType(typeof(Problem))]
public sealed class SnapshotsController(ArenaGrains grains) : ApiControllerBase
{
    /// <summary>Published boards, newest first, with the hashes that say which votes they stand for.</summary>
    [HttpGet]
    [ProducesResponseType<IReadOnlyList<SnapshotInfo>>(StatusCodes.Status200OK)]
    [ProducesDefaultResponseType]
    public async Task<IActionResult> List() =>
        Ok((await grains.ResearchAsync(research => research.SnapshotsAsync(), HttpContext.RequestAborted)).ToList());

    /// <summary>One published board: exactly the bytes that were published, which verify computes again from the log.</summary>
    [HttpGet("{id}")]
    [ProducesResponseType<string>(StatusCodes.Status200OK)]
    [ProducesDefaultResponseType]
    public async Task<IActionResult> Get(string id)
    {
        var bytes = await grains.ResearchAsync(research => research.SnapshotAsync(id), HttpContext.RequestAborted);
        return bytes.IsDefaultOrEmpty
            ? Refused(StatusCodes.Status404NotFound, ProblemCodes.NotFound, "There is no such snapshot.")
            : File([.. bytes], "application/json");
    }
}
