using System.CommandLine;
using Arena.Contracts.Ratings;
using Arena.Grains.Ratings;
using Arena.Grains.Ratings.Snapshots;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Arena.Silo.Verbs;

/// <summary>snapshot publish: writes a board with everything it was computed from. Runs beside a live arena.</summary>
internal static class SnapshotVerb
{
    private static readonly Option<string?> Language = new("--language") { Description = "The board of one language; all unless given." };

    private static readonly Option<string?> Topic = new("--topic") { Description = "The board of one topic; all unless given." };

    private static readonly Option<string> Method = new Option<string>("--method") { Description = "davidson, bt or elo.", DefaultValueFactory = _ => "davidson" }.AcceptOnlyFromAmong("davidson", "bt", "elo");

    private static readonly Option<bool> Style = new("--style") { Description = "Takes the effect of length and formatting out; not with elo." };

    private static readonly Option<bool> Everything = new("--every-language") { Description = "The board of all votes and one of every language that has votes that count." };

    private static readonly Option<string?> Out = new("--out") { Description = "Also writes the snapshot to this file." };

    public static Command Create()
    {
        var publish = new Command("publish", "Publishes a board of the votes that are in the log now.") { Language, Topic, Method, Style, Everything, Out };
        publish.Validators.Add(result =>
        {
            if (result.GetValue(Style) && result.GetValue(Method) == "elo")
            {
                result.AddError("--style: online Elo has no control for style");
            }

            if (result.GetValue(Everything) && (result.GetValue(Language) ?? result.GetValue(Topic) ?? result.GetValue(Out)) is not null)
            {
                result.AddError("--every-language goes without --language, --topic and --out");
            }
        });
        publish.SetAction(RunAsync);
        return new Command("snapshot", "Published boards.") { publish };
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var host = await ArenaStores.OpenAsync(StoresUse.Change, cancellationToken);
        var service = host.Services.GetRequiredService<SnapshotService>();
        var seed = host.Services.GetRequiredService<IOptions<RatingOptions>>().Value.Seed;
        var method = SnapshotNames.Method(parsed.GetValue(Method)!);
        var style = parsed.GetValue(Style);
        if (parsed.GetValue(Everything))
        {
            var failed = 0;
            Say(await service.PublishEveryLanguageAsync(method, style, seed, (request, exception) => failed += Failed($"{VoteTable.SliceName(request.Language, null)}: {exception.Message}"), cancellationToken));
            return failed > 0 ? 1 : 0;
        }

        try
        {
            var published = await service.PublishAsync([new SnapshotRequest(parsed.GetValue(Language), parsed.GetValue(Topic), method, style)], seed, cancellationToken);
            Say(published);
            if (parsed.GetValue(Out) is { } path)
            {
                await File.WriteAllBytesAsync(path, (await service.FindAsync(published[0].Id, cancellationToken))!, cancellationToken);
            }

            return 0;
        }
        catch (BoardFailedException exception)
        {
            return Failed(exception.Message);
        }
    }

    private static void Say(IReadOnlyList<SnapshotInfo> published)
    {
        foreach (var snapshot in published)
        {
            Console.WriteLine($"{snapshot.Id}: {snapshot.MethodVersion}, {snapshot.Votes} votes up to {snapshot.VoteCutoff}, hash of the votes {snapshot.VotesHash}");
        }
    }

    private static int Failed(string why)
    {
        Console.Error.WriteLine($"arena: the board cannot be computed: {why}");
        return 1;
    }
}
