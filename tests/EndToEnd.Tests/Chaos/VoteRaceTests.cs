using System.Net;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos;

[Collection(ArenaProcesses.Name)]
public sealed class VoteRaceTests(DemoArena arena) : IClassFixture<DemoArena>
{
    private const int Times = 5;
    private const string Prompt = "How do I print only some pages of a document?";

    [Theory]
    [InlineData("left")]
    [InlineData("right")]
    [InlineData("tie")]
    [InlineData("both_bad")]
    [InlineData("cannot_judge")]
    public async Task Same_vote_sent_five_times_at_once_gives_one_row_and_one_receipt(string verdict)
    {
        var (voter, battle) = await VotableAsync();
        var key = arena.NewKey("vote");
        var replies = await Task.WhenAll(Enumerable.Range(0, Times).Select(_ => voter.VoteAsync(battle, 1, verdict, key)));
        replies.Select(reply => reply.Expect(HttpStatusCode.OK).Text).Distinct().ShouldHaveSingleItem();
        var row = (await RowsAsync(voter, battle)).ShouldHaveSingleItem();
        row.Winner.ShouldBe(verdict);
        row.Seq.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(replies[0].Json<ReceiptMessage>().Vote);
    }

    [Fact]
    public async Task Five_keys_at_once_give_one_receipt_and_four_refusals()
    {
        var (voter, battle) = await VotableAsync();
        string[] verdicts = ["left", "right", "tie", "both_bad", "left"];
        var keys = verdicts.Select(_ => arena.NewKey("vote")).ToArray();
        var replies = await Task.WhenAll(verdicts.Zip(keys, (verdict, key) => voter.VoteAsync(battle, 1, verdict, key)));
        var accepted = replies.Where(reply => reply.Status == HttpStatusCode.OK).ShouldHaveSingleItem();
        foreach (var reply in replies.Where(reply => reply != accepted))
        {
            (reply.Status, reply.Code).ShouldBe((HttpStatusCode.Conflict, "already_voted"));
        }

        var winner = Array.IndexOf(replies, accepted);
        (await RowsAsync(voter, battle)).ShouldHaveSingleItem().Winner.ShouldBe(verdicts[winner]);
        (await voter.VoteAsync(battle, 1, verdicts[winner], keys[winner])).Text.ShouldBe(accepted.Text);
    }

    [Fact]
    public async Task Same_battle_started_five_times_at_once_is_one_battle()
    {
        var voter = arena.NewVoter();
        await voter.GetAsync("api/battles");
        var key = arena.NewKey("battle");
        var replies = await Task.WhenAll(Enumerable.Range(0, Times).Select(_ => voter.StartedAsync(key, Prompt)));
        var battle = replies.Distinct().ShouldHaveSingleItem();
        await voter.UntilVotableAsync(battle);
        (await voter.ViewAsync(battle)).Turns.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Same_turn_added_five_times_at_once_is_one_turn()
    {
        var (voter, battle) = await VotableAsync();
        var key = arena.NewKey("turn");
        var replies = await Task.WhenAll(Enumerable.Range(0, Times).Select(_ => voter.AddTurnAsync(battle, key, "And on both sides?")));
        replies.Select(reply => reply.Expect(HttpStatusCode.Accepted).Text).Distinct().ShouldHaveSingleItem();
        (await voter.UntilVotableAsync(battle))[^1].Message.Turn.ShouldBe(2);
    }

    private async Task<(VoterClient Voter, string Battle)> VotableAsync()
    {
        var voter = arena.NewVoter();
        var battle = await voter.StartedAsync(arena.NewKey("battle"), Prompt);
        await voter.UntilVotableAsync(battle);
        return (voter, battle);
    }

    private static async Task<IReadOnlyList<VoteLine>> RowsAsync(VoterClient voter, string battle) =>
        [.. (await VoteLine.ExportAsync(voter)).Where(line => line.Battle == battle)];
}
