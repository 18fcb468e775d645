using System.Net;
using System.Text.RegularExpressions;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos;

[Collection(ArenaProcesses.Name)]
public sealed partial class BlindnessTests(BlindArena arena) : IClassFixture<BlindArena>
{
    private const int Battles = 12;

    [Fact]
    public async Task Nothing_that_reaches_a_voter_before_the_vote_tells_who_answers()
    {
        var stranger = arena.NewVoter();
        var foreign = await stranger.StartedAsync(arena.NewKey("battle"), "Hello", BlindArena.Alike);
        var played = await Task.WhenAll(Enumerable.Range(0, Battles).Select(_ => PlayAsync(foreign)));
        var rows = await VoteLine.ExportAsync(stranger);
        foreach (var (before, battle, receipt) in played)
        {
            var secrets = Secret.Of([.. arena.Secrets, .. Learned(rows.SingleOrDefault(row => row.Battle == battle))]);
            LeakScanner.Find(before, secrets).ShouldBeEmpty();
            if (receipt is not null)
            {
                LeakScanner.Find([receipt], secrets).ShouldNotBeEmpty("the receipt names both");
            }
        }

        played.Count(battle => battle.Receipt is not null).ShouldBeGreaterThan(0, "some pair must have answered");
        played.Count(battle => battle.Receipt is null).ShouldBeGreaterThan(0, "some pair must have failed");
    }

    [Fact]
    public async Task Contestants_that_say_the_same_are_the_same_bytes()
    {
        var (voters, seen) = (new List<(VoterClient Voter, string Battle)>(), new List<IReadOnlyList<string>>());
        for (var i = 0; i < Battles; i++)
        {
            var voter = arena.NewVoter();
            var battle = await voter.StartedAsync(arena.NewKey("battle"), "Hello", BlindArena.Alike);
            voters.Add((voter, battle));
            await voter.UntilVotableAsync(battle);
            seen.Add(await AskEverythingAsync(voter, battle));
        }

        await HiddenPairs.RequireSeveralAsync(voters);
        foreach (var (index, response) in seen.SelectMany(responses => responses.Index()))
        {
            SameText.Require(response, seen[0][index], "The pair shows.");
        }
    }

    /// <summary>What a battle gives that may depend on nothing but its texts.</summary>
    private static async Task<IReadOnlyList<string>> AskEverythingAsync(VoterClient voter, string battle)
    {
        var before = voter.Received.Count;
        await voter.UntilVotableAsync(battle);
        await Provocations.RunAsync(voter, battle, "00000000000000000000000000");
        return
        [
            .. voter.Received.Skip(before).Where(received => received.Request.Contains(battle, StringComparison.Ordinal))
                .Select(received => WithoutCoins($"{received.Request}\n{CommonPages.Plain(received)}", battle)),
        ];
    }

    /// <summary>Without what was drawn for this battle and not for its pair: its id, and the side that a narrow page shows first.</summary>
    private static string WithoutCoins(string response, string battle) =>
        FirstShown().Replace(response.Replace(battle, "BATTLE", StringComparison.Ordinal), "");

    private async Task<(IReadOnlyList<Received> Before, string Battle, Received? Receipt)> PlayAsync(string foreign)
    {
        var voter = arena.NewVoter();
        await voter.GetAsync("./");
        var battle = await voter.StartedAsync(arena.NewKey("battle"), "Hello");
        // A quick pair may have answered by now, so a vote on the first turn would be no provocation but a vote.
        (await voter.VoteAsync(battle, 2, "left", arena.NewKey("early"))).Status.ShouldBe(HttpStatusCode.Conflict);
        var votable = await EndedAsync(voter, battle);
        await Provocations.RunAsync(voter, battle, foreign);
        if (votable)
        {
            (await voter.AddTurnAsync(battle, arena.NewKey("turn"), "And?")).Expect(HttpStatusCode.Accepted);
            (await voter.VoteAsync(battle, 1, "left", arena.NewKey("early"))).Status.ShouldBe(HttpStatusCode.Conflict);
            votable = await EndedAsync(voter, battle);
        }

        (await voter.RegenerateAsync(battle, "both")).Expect(HttpStatusCode.Accepted);
        votable = await EndedAsync(voter, battle);
        await EndedAsync(voter, battle);
        await voter.ViewAsync(battle);
        var before = voter.Received;
        return (before, battle, votable ? await voter.VoteAsync(battle, 2, "right", arena.NewKey("vote")) : null);
    }

    /// <summary>Reads until both sides have ended.</summary>
    /// <returns>Whether the battle is votable.</returns>
    private static async Task<bool> EndedAsync(VoterClient voter, string battle)
    {
        var ended = new HashSet<string>();
        await foreach (var next in voter.EventsAsync(battle))
        {
            if (next is { Name: "status", Message: { Status: "failed" } failed })
            {
                ended.Add(failed.Side);
            }

            if (next is { Name: "status", Message: { Status: "complete" } complete })
            {
                ended.Add(complete.Side);
            }

            if (next is { Name: "status", Message.Status: "waiting" })
            {
                ended.Remove(next.Message.Side);
            }

            if (next.Name == "votable" || (ended.Count == 2 && (await voter.ViewAsync(battle)).Last is { Votable: false }))
            {
                return next.Name == "votable";
            }
        }

        throw new InvalidOperationException("The stream ended before the answers did.");
    }

    /// <summary>What only the vote tells: who it was, under which id, with which seed.</summary>
    private static IEnumerable<string> Learned(VoteLine? row) => row is null
        ? []
        : [row.Left, row.Right, row.Left.Split('-')[^1], row.Right.Split('-')[^1], row.Parameters.GetProperty("seed").GetRawText()];

    [GeneratedRegex("(?<=\"firstShown\":\"|data-first=\")(left|right)")]
    private static partial Regex FirstShown();
}
