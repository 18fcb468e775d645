using System.Text;
using System.Text.Json;
using Arena.Contracts.Battles;
using Arena.Contracts.Ratings;
using Arena.Contracts.Research;
using Arena.Grains.Ratings.Snapshots;
using Arena.Grains.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Arena.Grains.Tests.Research;

/// <summary>A voter takes everything back; what researchers get says so.</summary>
public sealed class WithdrawalTests : IAsyncLifetime
{
    private ArenaHost _arena = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SnapshotService Snapshots => _arena.Services.GetRequiredService<SnapshotService>();

    public async ValueTask InitializeAsync() =>
        _arena = await ArenaHost.StartAsync(new ArenaSetup { Engine = engine => engine.Reply = _ => "An answer about a secret." });

    public async ValueTask DisposeAsync() => await _arena.DisposeAsync();

    [Fact]
    public async Task Later_exports_and_snapshots_show_a_withdrawal_and_earlier_snapshots_stay_true()
    {
        var gone = await VoteAsync("My secret");
        await VoteAsync("Not mine");
        var before = await PublishAsync(BoardMethod.Davidson);

        await gone.WithdrawTextsAsync(withdrawVotes: true);

        var after = await PublishAsync(BoardMethod.BradleyTerry);
        Votes(before).ShouldBe((2, "{}"));
        Votes(after).ShouldBe((1, """{"withdrawn":[1]}"""));
        (await Snapshots.VerifyAsync(before, Cancel)).ShouldBeEmpty();
        (await _arena.VotesAsync()).Select(row => row["excluded"]).ShouldBe(["withdrawn", ""]);
        foreach (var (kind, format) in new[] { (ExportKind.Battles, ExportFormat.JsonLines), (ExportKind.Battles, ExportFormat.Csv), (ExportKind.Results, ExportFormat.Csv), (ExportKind.Results, ExportFormat.JsonLines) })
        {
            var text = Encoding.UTF8.GetString(await _arena.ExportAsync(kind, format, scrub: false));
            text.ShouldNotContain("My secret");
            text.Split("about a secret").Length.ShouldBe(3, $"{kind} {format}: only the other battle's two answers are left");
        }
    }

    private static (int Votes, string Excluded) Votes(byte[] snapshot)
    {
        using var document = JsonDocument.Parse(snapshot);
        return (document.RootElement.GetProperty("votes").GetInt32(), document.RootElement.GetProperty("excluded").GetRawText());
    }

    private async Task<VoterClient> VoteAsync(string prompt)
    {
        var voter = _arena.NewVoter();
        var battle = await voter.StartAsync(prompt);
        await battle.EndedAsync();
        await battle.VoteAsync(Verdict.Left);
        return voter;
    }

    private async Task<byte[]> PublishAsync(BoardMethod method)
    {
        var published = await Snapshots.PublishAsync([new SnapshotRequest(Method: method)], seed: 1, Cancel);
        return (await Snapshots.FindAsync(published[0].Id, Cancel)).ShouldNotBeNull();
    }
}
