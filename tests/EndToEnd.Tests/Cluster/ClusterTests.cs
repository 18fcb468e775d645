using System.Net;
using Arena.EndToEnd.Tests.Processes;
using Arena.Support;

namespace Arena.EndToEnd.Tests.Cluster;

/// <summary>Real Orleans, real processes, real models.</summary>
public sealed class ClusterTests(PostgresServer database) : IClassFixture<PostgresServer>
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_node_that_dies_between_turns_loses_nothing(int dying)
    {
        await using var cluster = await ArenaCluster.StartAsync(database);
        using var voter = cluster.NewVoter();
        var battle = await voter.StartedAsync("cluster-battle-1", "How do I print only some pages of a document?");
        await voter.UntilVotableAsync(battle);
        var before = await voter.ViewAsync(battle);

        await cluster.Nodes[dying].KillAsync();

        (await voter.AddTurnAsync(battle, "cluster-turn-2", "And in colour?")).Expect(HttpStatusCode.Accepted);
        await voter.UntilVotableAsync(battle, before.Cursor);
        var after = await voter.ViewAsync(battle);
        after.Turns[0].ShouldBe(before.Turns[0] with { Votable = false });
        after.Turns[1].Votable.ShouldBeTrue();

        var receipt = (await voter.VoteAsync(battle, 2, "left", "cluster-vote-1")).Expect(HttpStatusCode.OK).Json<ReceiptMessage>();
        var again = (await voter.VoteAsync(battle, 2, "left", "cluster-vote-1")).Expect(HttpStatusCode.OK).Json<ReceiptMessage>();
        again.ShouldBe(receipt);
        var rows = (await voter.GetAsync("api/export/votes.jsonl")).Expect(HttpStatusCode.OK).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        rows.Count(row => row.Contains(battle, StringComparison.Ordinal)).ShouldBe(1);
    }
    [Fact]
    public async Task A_cluster_that_was_killed_as_a_whole_starts_again_with_its_battles()
    {
        var address = new Uri("http://127.0.0.1/");
        using var voter = new VoterClient(() => address);
        string battle;
        BattleMessage before;
        await using (var killed = await ArenaCluster.StartAsync(database))
        {
            address = killed.Front.Address;
            battle = await voter.StartedAsync("cluster-battle-2", "How do I insert a page number?");
            await voter.UntilVotableAsync(battle);
            before = await voter.ViewAsync(battle);
        }

        await using var cluster = await ArenaCluster.StartAsync(database);
        address = cluster.Front.Address;

        (await voter.ViewAsync(battle)).Turns.ShouldBe(before.Turns);
        (await voter.VoteAsync(battle, 1, "tie", "cluster-vote-2")).Expect(HttpStatusCode.OK);
    }
}
