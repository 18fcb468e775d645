using System.CommandLine;
using System.Text.RegularExpressions;
using Arena.Grains.Research;
using Arena.Grains.Research.Import;
using Arena.Grains.Research.VoteFiles;
using Arena.Grains.Storage;
using Arena.Silo.Languages;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Arena.Silo.Verbs;

/// <summary>import: foreign votes into the log, with a report on every row. The report is standard output, the summary standard error.</summary>
internal static partial class ImportVerb
{
    private static readonly Argument<string> Input = new("FILE") { Description = "The foreign file; .gz is read too." };

    private static readonly Option<string> Format = new Option<string>("--format") { Description = "oellm, fastchat or arena.", Required = true }.AcceptOnlyFromAmong("oellm", "fastchat", "arena");

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Reports and writes nothing." };

    private static readonly Option<string?> Source = new("--source") { Description = "What the votes carry as their source; the format's name unless given." };

    private static readonly Option<string?> Aliases = new("--aliases") { Description = "CSV with columns alias, label: further spellings of contestants." };

    private static readonly Option<string?> Report = new("--report") { Description = "File for the cleaning report; standard output unless given." };

    private static readonly Option<bool> Json = new("--json") { Description = "The report as JSON lines instead of CSV." };

    public static Command Create()
    {
        var command = new Command("import", "Imports votes of other arenas.") { Input, Format, DryRun, Source, Aliases, Report, Json };
        command.SetAction(RunAsync);
        return command;
    }

    /// <exception cref="UsageException">Options that contradict each other.</exception>
    private static void Check(ParseResult parsed)
    {
        if (parsed.GetValue(Source) is { } source && (source is "own" or "any" || !SourceName().IsMatch(source)))
        {
            throw new UsageException("--source is a name of a-z, 0-9, '.', '_' and '-' that is neither own nor any");
        }

        if (parsed.GetValue(Aliases) is not null && parsed.GetValue(Format) == "arena")
        {
            throw new UsageException("--aliases does not go with arena: its ids are exact");
        }
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Check(parsed);
        var (format, dryRun) = (parsed.GetRequiredValue(Format), parsed.GetValue(DryRun));
        var rows = File(format, parsed.GetValue(Aliases)).Read(parsed.GetRequiredValue(Input));
        using var host = dryRun ? await ArenaStores.FindAsync(cancellationToken) : await ArenaStores.OpenAsync(StoresUse.Begin, cancellationToken);
        await using var output = new OutputFile(parsed.GetValue(Report));
        var import = new VoteImport(host?.Services.GetRequiredService<IVoteLog>());
        try
        {
            using IRowWriter<CleaningEntry> report = parsed.GetValue(Json) ? new CleaningLines() : new CleaningReport();
            report.Start(output.Stream);
            await import.RunAsync(Watched(rows), parsed.GetValue(Source) ?? format, dryRun, report.Write, cancellationToken);
        }
        catch when (import.Tally.Rows > 0)
        {
            await EndAsync(output, import.Tally, dryRun);
            throw;
        }

        await EndAsync(output, import.Tally, dryRun);
        return 0;
    }

    private static async Task EndAsync(OutputFile output, ImportTally tally, bool dryRun)
    {
        Notes.EndProgress();
        await output.FinishAsync();
        Tell(tally, dryRun);
    }

    private static IForeignFile File(string format, string? aliases) => format switch
    {
        "oellm" => new OellmFile(Labels(aliases), new LinguaGuess()),
        "fastchat" => new FastChatFile(Labels(aliases)),
        _ => new ArenaFile(),
    };

    private static Labels Labels(string? path)
    {
        var pairs = new List<(string, string)>();
        if (path is not null)
        {
            using var file = new CsvFile(path);
            var (alias, label) = (file.Require("alias"), file.Require("label"));
            while (file.Next())
            {
                pairs.Add((file[alias], file[label]));
            }
        }

        return new Labels(Grains.Research.Import.Labels.Aliases(pairs));
    }

    private static IEnumerable<CleanedRow> Watched(IEnumerable<CleanedRow> rows)
    {
        foreach (var row in rows)
        {
            if (row.Row % 1000 == 0)
            {
                Notes.Progress($"{row.Row:N0} rows");
            }

            yield return row;
        }
    }

    private static void Tell(ImportTally tally, bool dryRun)
    {
        var table = new Table().AddColumns("action", "reason", "entries");
        foreach (var (action, reason, count) in tally.Reasons)
        {
            table.AddRow(action.ToString().ToLowerInvariant(), Markup.Escape(reason), $"{count}");
        }

        Notes.Console.Write(table);
        Notes.Line($"arena: {tally.Rows} rows: {tally.Kept} kept, {tally.Changed} changed, {tally.Dropped} dropped");
        Notes.Line(dryRun
            ? $"arena: dry run, nothing written; {tally.Added} votes are new, {tally.AlreadyHere} are here already"
            : $"arena: {tally.Added} votes added, {tally.AlreadyHere} were here already");
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]{0,63}$")]
    private static partial Regex SourceName();
}
