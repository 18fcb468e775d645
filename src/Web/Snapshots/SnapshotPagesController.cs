using System.Collections.Immutable;
using System.Text.Json;
using Arena.Contracts.Ratings;
using Arena.Web.Calls;
using Arena.Web.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Snapshots;

/// <summary>Published boards as pages: the list, one, and two compared.</summary>
public sealed class SnapshotPagesController(ArenaGrains grains) : PageController
{
    [HttpGet("snapshots")]
    public async Task<IActionResult> List(string? board) => Page("Snapshots", new SnapshotsPage(await ListAsync(), string.IsNullOrEmpty(board) ? null : board));

    [HttpGet("snapshots/{id}")]
    public async Task<IActionResult> Show(string id) => await FindAsync(id) is { } board ? Page("Snapshot", board) : Gone();

    [HttpGet("snapshots/compare")]
    public async Task<IActionResult> Compare(string? a, string? b)
    {
        var boards = await Task.WhenAll(FindAsync(a), FindAsync(b));
        var comparison = boards is [{ } one, { } other] ? new SnapshotComparison(one, other) : null;
        return Page("SnapshotsCompared", (await ListAsync(), comparison, a, b), comparison is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    private Task<ImmutableArray<SnapshotInfo>> ListAsync() => grains.ResearchAsync(research => research.SnapshotsAsync(), HttpContext.RequestAborted);

    // A snapshot of a format that this page cannot read is still to be had as a file.
    private async Task<PublishedBoard?> FindAsync(string? id)
    {
        if (string.IsNullOrEmpty(id))
        {
            return null;
        }

        var bytes = await grains.ResearchAsync(research => research.SnapshotAsync(id), HttpContext.RequestAborted);
        try
        {
            return bytes.IsDefaultOrEmpty ? null : PublishedBoard.Read(bytes.AsMemory());
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException)
        {
            return null;
        }
    }
}
