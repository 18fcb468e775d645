using System.Net;
using System.Text.Json;
using Arena.EndToEnd.Tests.Chaos;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.CommandLine;

/// <summary>exclude, restore, snapshot and verify, as a shell sees them, beside a live arena.</summary>
[Collection(ArenaProcesses.Name)]
public sealed class LedgerVerbTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_live_arena_follows_what_is_excluded_restored_and_published_beside_it()
    {
        await using var arena = await ArenaProcess.StartAsync(new ArenaSettings(Data));
        using var voter = new VoterClient(() => arena.Address);
        var battle = await voter.StartedAsync("ledger-battle", "What is the sea?");
        await voter.UntilVotableAsync(battle);
        (await voter.VoteAsync(battle, 1, "left", "ledger-vote")).Expect(HttpStatusCode.OK);
        using var http = new HttpClient { BaseAddress = arena.Address };

        var published = (await Verb.RunAsync(Data, "snapshot", "publish", "--out", _folder.File("board.json"))).Expect(0);
        published.Output.ShouldHaveSingleItem().ShouldContain("davidson/2, 1 votes up to 1");
        (await JsonAsync(http, "api/snapshots")).GetArrayLength().ShouldBe(1);

        (await Verb.RunAsync(Data, "exclude", "1", "--reason", "manual", "--by", "anna")).Expect(0).Output.ShouldBe(["vote 1 is excluded: manual"]);
        (await Verb.RunAsync(Data, "exclude", "1", "--reason", "manual")).Expect(0).Output.ShouldBe(["vote 1 was excluded before: manual"]);
        (await JsonAsync(http, "api/leaderboard")).GetProperty("votes").GetInt32().ShouldBe(0);
        (await JsonAsync(http, "api/ledger")).GetProperty("out").GetProperty("manual").GetInt32().ShouldBe(1);
        (await Verb.RunAsync(Data, "verify", _folder.File("board.json"), "--chain")).Expect(0).Output
            .ShouldBe(["the chain is whole: 1 votes", "the snapshot is what the log gives, byte for byte"]);

        (await Verb.RunAsync(Data, "restore", "1")).Expect(0).Output.ShouldBe(["vote 1 is back"]);
        (await JsonAsync(http, "api/leaderboard")).GetProperty("votes").GetInt32().ShouldBe(1);
        (await Verb.RunAsync(Data, "exclude", "2", "--reason", "manual")).Expect(1).Error.ShouldContain("no vote 2");
        (await Verb.RunAsync(Data, "exclude", "--voter", "nobody", "--reason", "fraud_flag")).Expect(0).Output.ShouldBe(["0 votes of nobody are excluded: fraud_flag"]);
    }

    [Fact]
    public async Task A_snapshot_that_was_changed_ends_with_1_and_says_where()
    {
        await EmptyAsync();
        (await Verb.RunAsync(Data, "snapshot", "publish", "--method", "bt", "--out", _folder.File("board.json"))).Expect(0);
        var text = await File.ReadAllTextAsync(_folder.File("board.json"));
        await File.WriteAllTextAsync(_folder.File("changed.json"), text.Replace("\"votes\":0", "\"votes\":5", StringComparison.Ordinal));

        (await Verb.RunAsync(Data, "verify", _folder.File("board.json"))).Expect(0);
        (await Verb.RunAsync(Data, "verify", _folder.File("changed.json"))).Expect(1).Errors.ShouldBe(["arena: votes: 5 in the snapshot, 0 by the log"]);
    }

    [Fact]
    public async Task What_is_missing_ends_with_3()
    {
        (await Verb.RunAsync(Data, "exclude", "1", "--reason", "manual")).Expect(3).Errors.ShouldHaveSingleItem().ShouldContain("no arena");
        (await Verb.RunAsync(Data, "verify", _folder.File("none.json"))).Expect(3).Errors.ShouldHaveSingleItem().ShouldContain("none.json");
        await EmptyAsync();
        await File.WriteAllTextAsync(_folder.File("text.json"), "no snapshot");
        (await Verb.RunAsync(Data, "verify", _folder.File("text.json"))).Expect(3).Errors.ShouldHaveSingleItem().ShouldContain("no snapshot");
        const string Contestant = """{"id":"a","name":"A","family":"A","variant":""}""";
        await File.WriteAllTextAsync(
            _folder.File("twice.json"),
            $$"""{"format":1,"id":"x","publishedAt":"2026-01-01T00:00:00Z","software":"","language":null,"topic":null,"method":"bt","methodVersion":"bt/2","style":false,"voteCutoff":0,"exclusionEntry":0,"styleEntry":0,"seed":1,"contestants":[{{Contestant}},{{Contestant}}]}""");
        (await Verb.RunAsync(Data, "verify", _folder.File("twice.json"))).Expect(3).Errors.ShouldHaveSingleItem().ShouldBe("arena: no snapshot: An item with the same key has already been added. Key: a");
    }

    /// <summary>An arena that never ran and has no votes.</summary>
    private async Task EmptyAsync()
    {
        var file = _folder.File("empty.csv");
        await File.WriteAllTextAsync(file, "Timestamp,Language,Prompt,Model_A_Name,Model_B_Name,Output_A,Output_B,Swapped,Winner_Position,Winner_Source\n");
        (await Verb.RunAsync(Data, "import", file, "--format", "oellm")).Expect(0);
    }

    private static async Task<JsonElement> JsonAsync(HttpClient http, string path) => JsonDocument.Parse(await http.GetStringAsync(path)).RootElement;
}
