using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos.Research;

/// <summary>An operator exports and imports while the arena runs.</summary>
[Collection(ArenaProcesses.Name)]
public sealed class OperatorTests(ThreeContestants arena) : IClassFixture<ThreeContestants>
{
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

    private Task<Verb> VerbAsync(params IReadOnlyList<string> arguments) =>
        Verb.RunAsync(new ArenaSettings(arena.Folder.File("data")) { Arguments = arguments, Catalogue = arena.Folder.File("catalogue.json") });

    private Task PlayAsync() => Voting.PlayAsync(arena);
}
