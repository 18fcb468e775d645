using System.CommandLine;
using Arena.Contracts;
using Arena.Contracts.Ratings;
using Arena.Grains.Ratings.Snapshots;
using Arena.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Arena.Silo.Verbs;

/// <summary>verify: computes a published board again and compares bytes, and checks the chain of the log. Runs beside a live arena.</summary>
internal static class VerifyVerb
{
    private static readonly Argument<FileInfo?> Snapshot = new("SNAPSHOT.json") { Description = "A published board.", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<bool> Chain = new("--chain") { Description = "Checks the hash chain of the whole log." };

    public static Command Create()
    {
        var command = new Command("verify", "Checks a published board against the log, or the log itself.") { Snapshot, Chain };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Snapshot) is null && !result.GetValue(Chain))
            {
                result.AddError("verify what: a snapshot's file, --chain, or both");
            }
        });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var snapshot = parsed.GetValue(Snapshot) is { } file ? await File.ReadAllBytesAsync(file.FullName, cancellationToken) : null;
        using var host = await ArenaStores.OpenAsync(StoresUse.Read, cancellationToken);
        var good = true;
        if (parsed.GetValue(Chain))
        {
            good &= await CheckChainAsync(host.Services.GetRequiredService<IVoteLog>(), cancellationToken);
        }

        if (snapshot is not null)
        {
            good &= await CheckSnapshotAsync(host.Services.GetRequiredService<SnapshotService>(), snapshot, cancellationToken);
        }

        return good ? 0 : 1;
    }

    private static async Task<bool> CheckChainAsync(IVoteLog log, CancellationToken cancellationToken)
    {
        if (await log.VerifyAsync(all: true, cancellationToken) is { } broken)
        {
            await Console.Error.WriteLineAsync($"arena: the vote log is damaged at row {broken}");
            return false;
        }

        Console.WriteLine($"the chain is whole: {await log.LastSequenceAsync(cancellationToken)} votes");
        if (await log.VerifySegmentsAsync(cancellationToken) is > 0 and var wrong)
        {
            await Console.Error.WriteLineAsync($"arena: {wrong} sealed segments of the log differed from it and are deleted; restart the arena, its boards may show them");
            return false;
        }

        return true;
    }

    private static async Task<bool> CheckSnapshotAsync(SnapshotService service, byte[] snapshot, CancellationToken cancellationToken)
    {
        try
        {
            var differences = await service.VerifyAsync(snapshot, cancellationToken);
            foreach (var line in differences)
            {
                await Console.Error.WriteLineAsync($"arena: {line}");
            }

            if (differences.Count == 0)
            {
                Console.WriteLine("the snapshot is what the log gives, byte for byte");
            }

            return differences.Count == 0;
        }
        catch (BoardFailedException exception)
        {
            await Console.Error.WriteLineAsync($"arena: the board cannot be computed: {exception.Message}");
            return false;
        }
        catch (InvalidDataException exception)
        {
            throw new EnvironmentException(exception.Message, exception);
        }
    }
}
