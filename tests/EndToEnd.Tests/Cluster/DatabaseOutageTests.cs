using System.Net;
using Arena.EndToEnd.Tests.Processes;
using Arena.Support;

namespace Arena.EndToEnd.Tests.Cluster;

/// <summary>PostgreSQL goes away and comes back under processes that stay.</summary>
public sealed class DatabaseOutageTests(PostgresServer database) : IClassFixture<PostgresServer>, IDisposable
{
    private const string VoteKey = "outage-vote-1";

    /// <summary>What is tested is that nobody gives up within it.</summary>
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_database_that_is_away_for_ten_seconds_in_mid_battle_loses_nothing()
    {
        await using var cluster = await ArenaCluster.StartAsync(database);
        using var voter = cluster.NewVoter();
        var answered = await voter.StartedAsync("outage-battle-1", "How do I print only some pages of a document?");
        await voter.UntilVotableAsync(answered);
        var before = await voter.ViewAsync(answered);
        var writing = await voter.StartedAsync("outage-battle-2", "How do I insert a table?");
        await FirstTextAsync(voter, writing);

        await cluster.Database.StopAsync();
        var refused = (await voter.VoteAsync(answered, 1, "right", VoteKey)).Expect(HttpStatusCode.ServiceUnavailable);
        refused.Code.ShouldNotBeNullOrEmpty();
        refused.Text.ShouldNotContain("Demo", Case.Insensitive);
        (await voter.StartAsync("outage-battle-3", "Anybody there?")).Expect(HttpStatusCode.ServiceUnavailable);
        await Task.Delay(Outage, TimeProvider.System);
        await cluster.Database.StartAsync();

        var receipt = (await AcceptedAsync(() => voter.VoteAsync(answered, 1, "right", VoteKey))).Json<ReceiptMessage>();
        (await voter.VoteAsync(answered, 1, "right", VoteKey)).Expect(HttpStatusCode.OK).Json<ReceiptMessage>().ShouldBe(receipt);
        (await RowsOfAsync(voter, answered)).ShouldBe(1);
        (await voter.ViewAsync(answered)).Turns[0].Left.Text.ShouldBe(before.Turns[0].Left.Text);
        await VotableInTheEndAsync(voter, writing);
        (await AcceptedAsync(() => voter.VoteAsync(writing, 1, "tie", "outage-vote-2"))).Status.ShouldBe(HttpStatusCode.OK);
        var fresh = (await AcceptedAsync(() => voter.StartAsync("outage-battle-3", "Anybody there?"))).Json<StartedMessage>().Battle;
        await voter.UntilVotableAsync(fresh);
        cluster.Nodes.Append(cluster.Front).ShouldAllBe(process => !process.HasExited);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_process_that_finds_no_database_at_its_start_says_so_and_ends(bool node)
    {
        Assert.SkipWhen(database.Missing is not null, database.Missing ?? "");
        var connection = await database.StartAsync();
        await database.StopAsync();
        await using var process = ArenaProcess.Begin(new ArenaSettings(_folder.File("data"))
        {
            Program = node ? BuiltProgram.Silo : BuiltProgram.Web,
            Arguments = node ? ["run"] : [],
            Environment = new Dictionary<string, string> { ["ARENA_DB"] = connection },
        });

        var code = await process.ExitAsync();

        process.Errors.Lines.ShouldHaveSingleItem().ShouldStartWith("arena: the database");
        code.ShouldBe(3);
    }

    private static async Task FirstTextAsync(VoterClient voter, string battle)
    {
        await foreach (var next in voter.EventsAsync(battle))
        {
            if (next.Name is "delta" or "votable")
            {
                return;
            }
        }
    }

    // The database may come back before every pool and grain has noticed that it was gone.
    private static async Task<Received> AcceptedAsync(Func<Task<Received>> send)
    {
        return await RepeatAsync().For("a request to be accepted again");

        async Task<Received> RepeatAsync()
        {
            while (true)
            {
                var received = await send();
                if (received.Status != HttpStatusCode.ServiceUnavailable)
                {
                    return received;
                }

                await Task.Delay(BetweenTries, TimeProvider.System);
            }
        }
    }

    // An answer whose text could not be written fails and is regenerated; it never is half there.
    private static async Task VotableInTheEndAsync(VoterClient voter, string battle)
    {
        await WaitAsync().For($"battle {battle} to end or fail");

        async Task WaitAsync()
        {
            while (true)
            {
                var received = await AcceptedAsync(() => voter.GetAsync($"api/battles/{battle}"));
                var turn = received.Expect(HttpStatusCode.OK).Json<BattleMessage>().Turns[0];
                if (turn.Votable)
                {
                    return;
                }

                if (turn.Left.Status == "failed" || turn.Right.Status == "failed")
                {
                    await AcceptedAsync(() => voter.RegenerateAsync(battle, "both"));
                }

                await Task.Delay(BetweenTries, TimeProvider.System);
            }
        }
    }

    private static async Task<int> RowsOfAsync(VoterClient voter, string battle)
    {
        var log = (await AcceptedAsync(() => voter.GetAsync("api/export/votes.jsonl"))).Expect(HttpStatusCode.OK).Text;
        return log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(row => row.Contains(battle, StringComparison.Ordinal));
    }
}
