using System.Net;
using System.Text.Json;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos.Kills;

/// <summary>Compares an arena with what its voters were told.</summary>
public sealed class Audit(Ledger ledger, VoterClient stranger)
{
    /// <param name="everyBattle">Also those that were voted on long ago.</param>
    public async Task RunAsync(bool everyBattle)
    {
        var lines = await VoteLine.ExportAsync(stranger);
        HashChain.Verify(lines);
        CheckVotes(lines);
        await CheckBoardAsync(lines);
        foreach (var (battle, owner) in ledger.Battles.Where(entry => everyBattle || IsOpen(entry.Key)))
        {
            await CheckBattleAsync(battle, owner);
        }
    }

    private bool IsOpen(string battle) => ledger.Votes.GetValueOrDefault(battle)?.Receipt is null;

    private void CheckVotes(IReadOnlyList<VoteLine> lines)
    {
        var rows = lines.ToLookup(line => line.Battle);
        foreach (var line in lines)
        {
            rows[line.Battle].Count().ShouldBe(1, $"battle {line.Battle}");
            ledger.Votes.TryGetValue(line.Battle, out var vote).ShouldBeTrue($"nobody sent a vote on {line.Battle}");
            (line.Winner, line.Turn).ShouldBe((vote!.Verdict, vote.Turn));
        }

        foreach (var (battle, vote) in ledger.Votes.Where(entry => entry.Value.Receipt is not null))
        {
            var row = rows[battle].ShouldHaveSingleItem($"the confirmed vote on {battle}");
            JsonSerializer.Deserialize<ReceiptMessage>(vote.Receipt!, JsonSerializerOptions.Web)!.Vote
                .ShouldBe(row.Seq.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private async Task CheckBoardAsync(IReadOnlyList<VoteLine> lines)
    {
        foreach (var method in new[] { "davidson", "bt", "elo" })
        {
            var board = (await stranger.GetAsync($"api/leaderboard?method={method}")).Expect(HttpStatusCode.OK).Json<JsonElement>();
            board.GetProperty("votes").GetInt32().ShouldBe(lines.Count(line => line.IsRated), $"the votes of the {method} board");
        }
    }

    private async Task CheckBattleAsync(string battle, VoterClient owner)
    {
        var view = await owner.ViewAsync(battle);
        ledger.See(view);
        (await stranger.GetAsync($"api/battles/{battle}")).Status.ShouldBe(HttpStatusCode.NotFound);
        if (!IsOpen(battle))
        {
            var vote = ledger.Votes[battle];
            (view.Verdict, view.Revealed).ShouldBe((vote.Verdict, true));
            (await owner.VoteAsync(battle, vote.Turn, vote.Verdict, vote.Key)).Expect(HttpStatusCode.OK);
        }
    }
}
