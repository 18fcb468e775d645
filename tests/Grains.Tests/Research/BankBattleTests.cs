using System.Text;
using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Contracts.Fleet;
using Arena.Contracts.Research;
using Arena.Contracts.Voters;
using Arena.Grains.Catalogue;
using Arena.Grains.Research.Bank;
using Arena.Grains.Storage;
using Arena.Grains.Tests.Hosting;
using Arena.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Arena.Grains.Tests.Research;

/// <summary>Battles whose first answers are in the bank, while the only device is busy.</summary>
public sealed class BankBattleTests : IAsyncDisposable
{
    private const string Prompt = "Tell me about the sea in en.";

    private ArenaHost? _arena;
    private BattleClient? _busy;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (_busy is not null)
        {
            await _busy.DisposeAsync();
        }

        if (_arena is not null)
        {
            await _arena.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_busy_arena_takes_both_answers_from_the_bank()
    {
        var arena = await BusyAsync(allowed: true);

        await using var battle = await arena.NewVoter().StartAsync(Prompt, promptId: "en-sea");

        await battle.EndedAsync();

        var view = await battle.ViewAsync();
        view.Turns[0].Votable.ShouldBeTrue();
        new[] { view.Turns[0].Left.Text, view.Turns[0].Right.Text }.Order().ShouldBe(["Alpha about the sea.", "Beta about the sea."]);
        arena.Engine.AnswersLeft(battle.Id.Value).ShouldBeEmpty();
    }

    [Fact]
    public async Task Its_vote_is_tagged_and_on_no_board()
    {
        var arena = await BusyAsync(allowed: true);
        await using var battle = await arena.NewVoter().StartAsync(Prompt, promptId: "en-sea");
        await battle.EndedAsync();

        (await battle.VoteAsync(Verdict.Left)).Value.ShouldNotBeNull();

        var vote = (await arena.VotesAsync()).ShouldHaveSingleItem();
        vote["source"].ShouldBe("bank");
        vote["probability"].ShouldBe("1");
        (await arena.BoardAsync()).Votes.ShouldBe(0);
        await arena.Services.GetRequiredService<IExclusionStore>().ChangeAsync(new Exclusion(1, null, "operator", DateTimeOffset.UnixEpoch), Cancel);
        Encoding.UTF8.GetString(await arena.ExportAsync(ExportKind.Battles, ExportFormat.JsonLines)).ShouldEndWith("\"source\":\"bank\",\"excluded\":null}}\n");
        (await arena.ExportAsync(ExportKind.Results, ExportFormat.JsonLines)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_survives_a_restart_before_its_vote()
    {
        var arena = await BusyAsync(allowed: true);
        await using var battle = await arena.NewVoter().StartAsync(Prompt, promptId: "en-sea");
        await battle.EndedAsync();
        var before = await battle.ViewAsync();

        await arena.DeactivateAsync(battle);

        var after = await battle.ViewAsync();
        after.Turns[0].Left.Text.ShouldBe(before.Turns[0].Left.Text);
        await battle.VoteAsync(Verdict.Tie);
        (await arena.VotesAsync()).ShouldHaveSingleItem()["source"].ShouldBe("bank");
    }

    [Fact]
    public async Task Without_leave_a_busy_arena_refuses()
    {
        var arena = await BusyAsync(allowed: false);

        (await StartAsync(arena, Prompt, "en-sea")).Refusal!.Code.ShouldBe(RefusalCode.Busy);
    }

    [Theory]
    [InlineData("Tell me about the sea, please.", "en-sea")]
    [InlineData("Tell me about the sea in en.", null)]
    public async Task A_prompt_that_is_no_starter_prompt_waits_for_a_device(string prompt, string? promptId)
    {
        var arena = await BusyAsync(allowed: true);

        (await StartAsync(arena, prompt, promptId)).Refusal!.Code.ShouldBe(RefusalCode.Busy);
    }

    [Fact]
    public async Task An_arena_that_is_not_busy_answers_afresh()
    {
        var arena = await StartAsync(allowed: true, devices: 2);
        await FillBankAsync(arena);

        await using var battle = await arena.NewVoter().StartAsync(Prompt, promptId: "en-sea");

        await battle.AnswerBothAsync("Fresh.", "Fresh too.");
        (await battle.VoteAsync(Verdict.Left)).Value.ShouldNotBeNull();
        (await arena.VotesAsync()).ShouldHaveSingleItem()["source"].ShouldBe("own");
    }

    [Fact]
    public async Task The_bank_is_shown_by_prompt_with_names()
    {
        var arena = await StartAsync(allowed: false);
        await FillBankAsync(arena);
        var bank = arena.Grains.GetGrain<IAnswerBankGrain>("0");

        (await bank.PromptsAsync()).ShouldBe([new BankedPrompt("en", "en-sea", Prompt, "science", 2)]);

        var answers = await bank.AnswersAsync("en", "en-sea");
        answers.Select(answer => $"{answer.Contestant.Name}: {answer.Text}").ShouldBe(["The alpha model: Alpha about the sea.", "The beta model: Beta about the sea."]);
        answers[0].Contestant.TokensPerSecond.ShouldBe(50);
        (await bank.AnswersAsync("et", "en-sea")).ShouldBeEmpty();
    }

    private static Task<Reply<StartedBattle>> StartAsync(ArenaHost arena, string prompt, string? promptId)
    {
        var voter = arena.NewVoter();
        return voter.TryStartAsync(new StartBattle("en", prompt, voter.NewKey(), promptId));
    }

    private async Task<ArenaHost> StartAsync(bool allowed, int devices = 1) => _arena = await ArenaHost.StartAsync(new ArenaSetup
    {
        Devices = ScriptedDevices.Alike(devices),
        Limits = [("WaitingPerDevice", "1")],
        Services = services => services.Configure<BankOptions>(options => options.WhenBusy = allowed),
    });

    /// <summary>One battle fills the only device: one answer runs, the other waits.</summary>
    private async Task<ArenaHost> BusyAsync(bool allowed)
    {
        var arena = await StartAsync(allowed);
        await FillBankAsync(arena);
        _busy = await arena.NewVoter().StartAsync("Keep it busy.");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        while ((await arena.Grains.GetGrain<IFleetGrain>(IFleetGrain.Key).ViewAsync()).Nodes[0].Devices[0].Waiting == 0)
        {
            // The heartbeat tells, once a second.
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }

        return arena;
    }

    private static async Task FillBankAsync(ArenaHost arena)
    {
        var bank = arena.Services.GetRequiredService<IAnswerBank>();
        await bank.BeginAsync(new BankRun("run", DateTimeOffset.UnixEpoch, null, "plan", 1), Cancel);
        foreach (var contestant in arena.Services.GetRequiredService<ArenaCatalogue>().Contestants)
        {
            var name = char.ToUpperInvariant(contestant.Slug[0]) + contestant.Slug[1..];
            await bank.PutAsync(
                new BankAnswer(
                    "run", "en", "en-sea", Prompt, "science", contestant.Id, "key", AnswerStatus.Complete, AnswerFailure.None,
                    $"{name} about the sea.", 5, 8, 20, 100, "node1/cpu0", Cached: false, DateTimeOffset.UnixEpoch),
                Cancel);
        }
    }
}
