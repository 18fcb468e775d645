using System.Globalization;
using System.Net;
using System.Text.Json;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos.Research;

/// <summary>A researcher walks through docs/research.md: from the address of an arena to its published boards, with the public votes and the command line alone.</summary>
[Collection(ArenaProcesses.Name)]
public sealed class ResearcherTests(ThreeContestants arena) : IClassFixture<ThreeContestants>
{
    private static readonly (string[] Board, string[] Recipe)[] Boards =
    [
        (["--method", "davidson"], ["--method", "davidson", "--seat", "--clusters", "voter"]),
        (["--method", "bt"], ["--method", "bt", "--clusters", "voter"]),
        (["--method", "elo"], ["--method", "elo"]),
        (["--method", "davidson", "--language", "en"], ["--method", "davidson", "--seat", "--clusters", "voter", "--language", "en"]),
        (["--method", "davidson", "--style"], ["--method", "davidson", "--seat", "--clusters", "voter", "--style"]),
    ];

    [Fact]
    public async Task The_public_votes_give_the_published_boards_digit_by_digit()
    {
        await Voting.PlayAsync(arena);
        await Voting.PlayAsync(arena);
        using var stranger = arena.NewVoter();
        var votes = arena.Folder.File("votes.csv");
        await File.WriteAllBytesAsync(votes, (await stranger.GetAsync("api/export/votes.csv")).Expect(HttpStatusCode.OK).Body);
        foreach (var (board, recipe) in Boards)
        {
            var published = await PublishedAsync(stranger, board);
            published.GetProperty("votes").GetInt32().ShouldBe(22);
            var recomputed = (await Verb.RunAsync(arena.Folder.File("nowhere"), ["rate", votes, .. recipe])).Expect(0).Output.Skip(1);
            recomputed.Select(line => Row(line.Split(','))).ShouldBe(published.GetProperty("rows").EnumerateArray().Select(Row), string.Join(' ', board));
        }
    }

    private static string Row(string[] cells) =>
        $"{cells[0]} {Rounded(cells[1])} {Rounded(cells[2])} {Rounded(cells[3])} {Rounded(cells[4])} {string.Join(' ', cells[5..10])}";

    private static string Row(JsonElement row)
    {
        string[] numbers = ["rating", "se", "low", "high", "rank", "rankLow", "rankHigh", "votes"];
        return $"{row.GetProperty("contestant")} {string.Join(' ', numbers.Select(name => row.GetProperty(name).GetRawText()))} {row.GetProperty("status")}";
    }

    private static string Rounded(string number) =>
        Math.Round(double.Parse(number, CultureInfo.InvariantCulture), 6, MidpointRounding.ToEven).ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The operator publishes a board, and a stranger reads it.</summary>
    private async Task<JsonElement> PublishedAsync(VoterClient stranger, string[] board)
    {
        var settings = new ArenaSettings(arena.Folder.File("data")) { Arguments = ["snapshot", "publish", .. board], Catalogue = arena.Folder.File("catalogue.json") };
        var told = (await Verb.RunAsync(settings)).Expect(0).Output.ShouldHaveSingleItem();
        return (await stranger.GetAsync($"api/snapshots/{told.Split(": ")[0]}")).Expect(HttpStatusCode.OK).Json<JsonElement>();
    }
}
