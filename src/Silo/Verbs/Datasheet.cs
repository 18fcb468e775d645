using System.Text.Json;
using Arena.Grains.Research;

namespace Arena.Silo.Verbs;

/// <summary>What a file of an export is, written beside it; docs/research.md has what holds for all of them.</summary>
internal static class Datasheet
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <param name="path">The exported file.</param>
    /// <param name="facts">What it holds.</param>
    /// <param name="sha256">Of the rows, uncompressed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task WriteAsync(string path, ExportFacts facts, string sha256, CancellationToken cancellationToken) => File.WriteAllTextAsync(
        path + ".datasheet.json",
        JsonSerializer.Serialize(
            new
            {
                file = Path.GetFileName(path),
                schema = facts.Schema,
                documentation = "docs/research.md",
                exportedAt = TimeProvider.System.GetUtcNow(),
                rows = facts.Rows,
                sha256OfRows = sha256,
                lastVote = facts.LastHash is null ? null : new { seq = facts.LastVote, hash = facts.LastHash },
                scrubbing = facts.Scrubbing is { } report ? new { texts = report.Texts, changed = report.Changed, found = report.Found } : null,
            },
            Options),
        cancellationToken);
}
