using System.CommandLine;
using Arena.Grains.Research;
using Arena.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Arena.Silo.Verbs;

/// <summary>ledger: who took which vote off the boards or put it back, when and why. Runs beside a live arena.</summary>
internal static class LedgerVerb
{
    private static readonly Option<long?> Vote = new("--vote") { Description = "Of one vote, by number; of all unless given." };

    private static readonly Option<string?> Out = new("--out") { Description = "File to write, compressed where it ends with .gz. Standard output unless given." };

    public static Command Create()
    {
        var command = new Command("ledger", "Every exclusion and its lifting as CSV: entry, seq, reason (empty: back on the boards), by, at.") { Vote, Out };
        command.SetAction(RunAsync);
        return command;
    }

    /// <param name="exclusions">The changes.</param>
    /// <param name="vote">Number of a vote; null for all.</param>
    /// <param name="stream">Takes the CSV.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task WriteAsync(IExclusionStore exclusions, long? vote, Stream stream, CancellationToken cancellationToken)
    {
        using var rows = new ChangeRows();
        rows.Start(stream);
        foreach (var change in await exclusions.ReadAsync(0, cancellationToken))
        {
            if (vote is null || change.Exclusion.Sequence == vote)
            {
                rows.Write(change);
            }
        }
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var host = await ArenaStores.OpenAsync(StoresUse.Read, cancellationToken);
        await using var output = new OutputFile(parsed.GetValue(Out));
        await WriteAsync(host.Services.GetRequiredService<IExclusionStore>(), parsed.GetValue(Vote), output.Stream, cancellationToken);
        await output.FinishAsync();
        return 0;
    }
}
