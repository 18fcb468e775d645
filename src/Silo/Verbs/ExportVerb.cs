using System.CommandLine;
using System.Security.Cryptography;
using Arena.Contracts.Research;
using Arena.Grains.Research;
using Microsoft.Extensions.DependencyInjection;

namespace Arena.Silo.Verbs;

/// <summary>export: what the web exports, from the stores, beside a live arena if need be. Whoever reads the data directory is an operator.</summary>
internal static class ExportVerb
{
    private static readonly Argument<string> What = new Argument<string>("WHAT") { Description = "votes, battles (with texts) or results (with texts, flat)." }.AcceptOnlyFromAmong("votes", "battles", "results");

    private static readonly Option<string> Format = new Option<string>("--format") { Description = "csv or jsonl.", DefaultValueFactory = _ => "csv" }.AcceptOnlyFromAmong("csv", "jsonl");

    private static readonly Option<string?> Out = new("--out") { Description = "File to write, compressed where it ends with .gz; a datasheet is written beside it. Standard output unless given." };

    private static readonly Option<bool> Raw = new("--no-scrub") { Description = "Leaves personal data in the texts." };

    public static Command Create()
    {
        var command = new Command("export", "Exports votes, battles or results.") { What, Format, Out, Raw };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Raw) && parsed.GetValue(What) == "votes")
        {
            throw new UsageException("--no-scrub: votes hold no texts");
        }

        using var host = await ArenaStores.OpenAsync(StoresUse.Read, cancellationToken);
        var export = host.Services.GetRequiredService<ArenaExports>().Open(Request(parsed), cancellationToken);
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var path = parsed.GetValue(Out);
        await using (var output = new OutputFile(path))
        {
            await foreach (var chunk in export.Chunks.WithCancellation(cancellationToken))
            {
                await output.Stream.WriteAsync(chunk.AsMemory(), cancellationToken);
                digest.AppendData(chunk.AsSpan());
                Notes.Progress($"{export.Facts.Rows:N0} rows");
            }

            Notes.EndProgress();
            await output.FinishAsync();
        }

        if (path is not null)
        {
            await Datasheet.WriteAsync(path, export.Facts, Convert.ToHexStringLower(digest.GetHashAndReset()), cancellationToken);
        }

        Notes.Line($"arena: {export.Facts.Rows} rows of {export.Facts.Schema}{(export.Facts.Scrubbing is { } report ? $"; {report}" : "")}");
        return 0;
    }

    private static ExportRequest Request(ParseResult parsed) => new(
        parsed.GetRequiredValue(What) switch
        {
            "votes" => ExportKind.Votes,
            "battles" => ExportKind.Battles,
            _ => ExportKind.Results,
        },
        parsed.GetValue(Format) == "jsonl" ? ExportFormat.JsonLines : ExportFormat.Csv,
        Scrub: !parsed.GetValue(Raw));
}
