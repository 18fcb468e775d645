using Arena.EndToEnd.Tests.Processes;
using Arena.Support;

namespace Arena.EndToEnd.Tests.Chaos.Kills;

[Collection(ArenaProcesses.Name)]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Seed = 20260417;
    private const int Voters = 4;
    private static readonly int Rounds = 3 * Scale.Factor;

    [Fact]
    public async Task What_voters_were_told_holds_whatever_was_killed_when()
    {
        using var folder = new TemporaryFolder();
        var settings = new ArenaSettings(folder.File("data"));
        var (random, ledger, arena) = (new Random(Seed), new Ledger(), (ArenaProcess?)null);
        var voters = Enumerable.Range(0, Voters).Select(number => new ScriptedVoter($"voter{number}", Address, ledger, new Random(Seed + number + 1))).ToList();
        using var stranger = new VoterClient(Address);
        var audit = new Audit(ledger, stranger);
        try
        {
            for (var round = 1; round <= Rounds; round++)
            {
                await KillWhileStartingAsync(settings, random);
                arena = await ArenaProcess.StartAsync(settings);
                await audit.RunAsync(everyBattle: round % 20 == 0);
                var bomb = Bomb.Draw(arena, random);
                await Task.WhenAll([bomb.Exploded, .. voters.Select(voter => voter.PlayAsync(bomb))]).For($"round {round} with {bomb}");
                output.WriteLine($"round {round}: {bomb}; {Summary(ledger)}");
                await arena.DisposeAsync();
            }

            arena = await ArenaProcess.StartAsync(settings);
            await Task.WhenAll(voters.Select(voter => voter.FinishAsync())).For("the open battles to be voted on");
            ledger.Votes.Keys.ShouldBe(ledger.Battles.Keys, ignoreOrder: true);
            ledger.Votes.Values.ShouldAllBe(vote => vote.Receipt != null);
            await audit.RunAsync(everyBattle: true);
            output.WriteLine($"in the end: {Summary(ledger)}");
        }
        catch
        {
            output.WriteLine($"The arena said: {string.Join('\n', arena?.Output.Lines ?? [])}");
            throw;
        }
        finally
        {
            await (arena?.DisposeAsync() ?? ValueTask.CompletedTask);
            voters.ForEach(voter => voter.Dispose());
        }

        Uri Address() => arena!.Address;
    }

    /// <summary>Now and then the arena is killed before it listens: at one of its first lines.</summary>
    private static async Task KillWhileStartingAsync(ArenaSettings settings, Random random)
    {
        if (random.Next(5) == 0)
        {
            await using var arena = ArenaProcess.Begin(settings);
            var lines = random.Next(1, 7);
            await arena.Output.FirstAsync(_ => --lines <= 0).For("a starting arena to say something");
        }
    }

    private static string Summary(Ledger ledger) =>
        $"{ledger.Battles.Count} battles, {ledger.Attempts} attempts, {ledger.Votes.Values.Count(vote => vote.Receipt is not null)} of {ledger.Votes.Count} votes confirmed";
}
