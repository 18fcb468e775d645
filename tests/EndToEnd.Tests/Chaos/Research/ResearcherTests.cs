using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos.Research;

/// <summary>A researcher walks through docs/research.md, and an operator exports and imports, while the arena runs.</summary>
[Collection(ArenaProcesses.Name)]
public sealed class ResearcherTests(ThreeContestants arena) : IClassFixture<ThreeContestants>
{
    private static readonly string[] Verdicts = ["left", "right", "tie", "left", "both_bad", "cannot_judge", "right", "left", "left", "tie", "right", "left"];

    [Fact]
    public async Task The_public_votes_give_the_published_board_digit_by_digit()
    {
        await PlayAsync();
        using var stranger = arena.NewVoter();
        var votes = arena.Folder.File("votes.csv");
        await File.WriteAllBytesAsync(votes, (await stranger.GetAsync("api/export/votes.csv")).Expect(HttpStatusCode.OK).Body);
        foreach (var (method, options) in new (string, string[])[] { ("davidson", ["--seat", "--clusters", "voter"]), ("bt", ["--clusters", "voter"]), ("elo", []) })
        {
            var published = (await stranger.GetAsync($"api/leaderboard?method={method}")).Expect(HttpStatusCode.OK).Json<JsonElement>();
            var recomputed = (await VerbAsync(["rate", votes, "--method", method, .. options])).Expect(0).Output.Skip(1).Select(line => line.Split(','));
            recomputed.Select(cells => $"{cells[0]} {Rounded(cells[1])} {Rounded(cells[3])} {Rounded(cells[4])} {cells[5]} {cells[6]} {cells[7]} {cells[8]} {cells[9]}")
                .ShouldBe(published.GetProperty("rows").EnumerateArray().Select(Row), method);
        }
    }

    [Fact]
    public async Task Exports_and_imports_run_beside_the_arena()
    {
        await PlayAsync();
        using var stranger = arena.NewVoter();
        var before = (await stranger.GetAsync("api/leaderboard")).Expect(HttpStatusCode.OK).Json<JsonElement>();

        var votes = arena.Folder.File("again.csv");
        (await VerbAsync("export", "votes", "--out", votes)).Expect(0);
        (await File.ReadAllBytesAsync(votes)).ShouldBe((await stranger.GetAsync("api/export/votes.csv")).Body);
        JsonDocument.Parse(await File.ReadAllTextAsync(votes + ".datasheet.json")).RootElement.GetProperty("schema").GetString().ShouldBe("votes/1");

        var foreign = arena.Folder.File("foreign.jsonl");
        await File.WriteAllTextAsync(foreign, """{"model_a":"x","model_b":"y","winner":"model_a","judge":"u","anony":true,"language":"English","tstamp":1690000000}""");
        (await VerbAsync("import", foreign, "--format", "fastchat")).Expect(0).Error.ShouldContain("1 votes added");
        var after = (await stranger.GetAsync("api/leaderboard")).Expect(HttpStatusCode.OK).Json<JsonElement>();
        after.GetProperty("votes").GetInt32().ShouldBe(before.GetProperty("votes").GetInt32());
        after.GetProperty("voteCutoff").GetInt64().ShouldBe(before.GetProperty("voteCutoff").GetInt64() + 1);
        (await VoteLine.ExportAsync(stranger))[^1].Source.ShouldBe("fastchat");
        await PlayAsync();
    }

    [Fact]
    public async Task Texts_are_exported_scrubbed_packed_and_for_operators()
    {
        await PlayAsync();
        var file = arena.Folder.File("battles.jsonl.gz");
        var done = (await VerbAsync("export", "battles", "--format", "jsonl", "--out", file)).Expect(0);
        done.Error.ShouldContain("email");
        await using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(packed, Encoding.UTF8);
        var text = await reader.ReadToEndAsync();
        text.ShouldContain("[email]");
        text.ShouldNotContain("example.org");
        (await VerbAsync("export", "results", "--no-scrub")).Expect(0).Output.ShouldContain(line => line.Contains("me@example.org", StringComparison.Ordinal));
    }

    private static string Row(JsonElement row)
    {
        string Text(string name) => row.GetProperty(name).ToString();
        string Number(string name) => Rounded(row.GetProperty(name).GetRawText());
        return $"{Text("contestant")} {Number("rating")} {Number("low")} {Number("high")} {Text("rank")} {Text("rankLow")} {Text("rankHigh")} {Text("votes")} {Text("status")}";
    }

    private static string Rounded(string number) =>
        Math.Round(double.Parse(number, CultureInfo.InvariantCulture), 6, MidpointRounding.ToEven).ToString("R", CultureInfo.InvariantCulture);

    private Task<Verb> VerbAsync(params IReadOnlyList<string> arguments) =>
        Verb.RunAsync(new ArenaSettings(arena.Folder.File("data")) { Arguments = arguments, Catalogue = arena.Folder.File("catalogue.json") });

    /// <summary>Three voters vote four times each.</summary>
    private async Task PlayAsync()
    {
        for (var person = 0; person < 3; person++)
        {
            using var voter = arena.NewVoter();
            for (var i = 0; i < 4; i++)
            {
                var battle = await voter.StartedAsync(arena.NewKey("battle"), $"Question {person} {i}");
                await voter.UntilVotableAsync(battle);
                (await voter.VoteAsync(battle, 1, Verdicts[(person * 4) + i], arena.NewKey("vote"))).Expect(HttpStatusCode.OK);
            }
        }
    }
}
