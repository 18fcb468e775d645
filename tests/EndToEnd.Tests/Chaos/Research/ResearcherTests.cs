using System.Globalization;
using System.Net;
using System.Text.Json;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos.Research;

/// <summary>A researcher walks through docs/research.md: from the address of an arena to its board, with the votes and the command line alone.</summary>
[Collection(ArenaProcesses.Name)]
public sealed class ResearcherTests(ThreeContestants arena) : IClassFixture<ThreeContestants>
{
    private static readonly (string Method, string[] Options)[] Recipes =
        [("davidson", ["--seat", "--clusters", "voter"]), ("bt", ["--clusters", "voter"]), ("elo", [])];

    /// <summary>Nobody has asked this arena for a board before, so that each is a full fit.</summary>
    [Fact]
    public async Task The_public_votes_give_the_published_board_digit_by_digit()
    {
        await Voting.PlayAsync(arena);
        await Voting.PlayAsync(arena);
        using var stranger = arena.NewVoter();
        var votes = arena.Folder.File("votes.csv");
        await File.WriteAllBytesAsync(votes, (await stranger.GetAsync("api/export/votes.csv")).Expect(HttpStatusCode.OK).Body);
        foreach (var (method, options) in Recipes)
        {
            var published = (await stranger.GetAsync($"api/leaderboard?method={method}")).Expect(HttpStatusCode.OK).Json<JsonElement>();
            var recomputed = (await Verb.RunAsync(arena.Folder.File("nowhere"), ["rate", votes, "--method", method, .. options])).Expect(0).Output.Skip(1);

            // The page lists equal ratings in the order in which it met the contestants.
            recomputed.Select(line => Row(line.Split(','))).ShouldBe(published.GetProperty("rows").EnumerateArray().Select(Row), ignoreOrder: true, method);
            published.GetProperty("votes").GetInt32().ShouldBe(22);
        }
    }

    private static string Row(string[] cells) =>
        $"{cells[0]} {Rounded(cells[1])} {Rounded(cells[3])} {Rounded(cells[4])} {cells[5]} {cells[6]} {cells[7]} {cells[8]} {cells[9]}";

    private static string Row(JsonElement row)
    {
        string Text(string name) => row.GetProperty(name).ToString();
        string Number(string name) => row.GetProperty(name).GetRawText();
        return $"{Text("contestant")} {Number("rating")} {Number("low")} {Number("high")} {Text("rank")} {Text("rankLow")} {Text("rankHigh")} {Text("votes")} {Text("status")}";
    }

    private static string Rounded(string number) =>
        Math.Round(double.Parse(number, CultureInfo.InvariantCulture), 6, MidpointRounding.ToEven).ToString("R", CultureInfo.InvariantCulture);
}
