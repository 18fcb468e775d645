using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Contracts.Voters;
using Arena.Grains.Tests.Hosting;
using Arena.Support;

namespace Arena.Grains.Tests.Voters;

/// <summary>Starting battles: keys, limits, refusals; and what a voter finds and withdraws.</summary>
public sealed class VoterTests(SharedArenas arenas) : IClassFixture<SharedArenas>
{
    [Theory, ClassData(typeof(Faults))]
    public async Task The_same_key_is_the_same_battle(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        var voter = arena.NewVoter();
        var command = new StartBattle("en", "Hello", voter.NewKey(), null);

        var replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => voter.TryStartAsync(command)));

        var started = replies.Select(reply => reply.Value).Distinct().ShouldHaveSingleItem()!;
        await using var battle = new BattleClient(arena, voter, started.Battle);
        (await voter.TryStartAsync(command with { Prompt = "Other" })).Refusal!.Code.ShouldBe(RefusalCode.KeyReused);
        (await voter.TryStartAsync(command with { Prompt = " Hello\n" })).Value.ShouldBe(started);
        (await voter.HistoryAsync()).Total.ShouldBe(1);
        var stranger = arena.NewVoter();
        await using var other = new BattleClient(arena, stranger, (await stranger.TryStartAsync(command)).Value!.Battle);
        other.Id.ShouldNotBe(battle.Id);
    }

    [Theory]
    [InlineData("en", "Hello", "short", null, RefusalCode.KeyInvalid)]
    [InlineData("xx", "Hello", "long-enough-key", null, RefusalCode.UnknownLanguage)]
    [InlineData("en", "Hello", "long-enough-key", "et-sea", RefusalCode.UnknownPrompt)]
    [InlineData("en", " \n\t ", "long-enough-key", null, RefusalCode.PromptEmpty)]
    [InlineData("en", "a\0b", "long-enough-key", null, RefusalCode.PromptInvalid)]
    public async Task What_cannot_start_is_refused(string language, string prompt, string key, string? promptId, RefusalCode code)
    {
        var arena = await arenas.WithFaultsAsync(0);
        var voter = arena.NewVoter();

        (await voter.TryStartAsync(new StartBattle(language, prompt, key, promptId))).Refusal!.Code.ShouldBe(code);

        (await voter.HistoryAsync()).Total.ShouldBe(0);
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task Two_battles_run_and_the_third_waits_for_its_turn(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        var voter = arena.NewVoter();
        await using var first = await voter.StartAsync();
        await using var second = await voter.StartAsync();
        var command = new StartBattle("en", "Third", voter.NewKey(), null);

        (await voter.TryStartAsync(command)).Refusal.ShouldNotBeNull().ShouldSatisfyAllConditions(
            refusal => refusal.Code.ShouldBe(RefusalCode.TooManyBattles),
            refusal => refusal.RetryAfterSeconds.ShouldNotBeNull());
        await first.AnswerBothAsync();

        await using var third = new BattleClient(arena, voter, (await voter.TryStartAsync(command)).Value!.Battle);
        third.Id.ShouldNotBe(first.Id);
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task A_battle_that_runs_again_counts_like_one_that_starts(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        var voter = arena.NewVoter();
        await using var first = await voter.StartAsync();
        await first.AnswerBothAsync();
        await using var second = await voter.StartAsync();
        await using var third = await voter.StartAsync();
        var key = voter.NewKey();

        (await voter.TryAddTurnAsync(first, key)).Refusal!.Code.ShouldBe(RefusalCode.TooManyBattles);
        (await voter.TryRegenerateAsync(first)).Refusal!.Code.ShouldBe(RefusalCode.TooManyBattles);
        await second.AnswerBothAsync();
        (await voter.TryAddTurnAsync(first, key)).Value.ShouldBe(new TurnStarted(2));
        (await voter.TryAddTurnAsync(first, key)).Value.ShouldBe(new TurnStarted(2), "A repeated call is no third battle.");
        (await voter.TryStartAsync(new StartBattle("en", "Fourth", voter.NewKey(), null))).Refusal!.Code.ShouldBe(RefusalCode.TooManyBattles);
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task History_tells_names_only_after_the_vote(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        var voter = arena.NewVoter();
        await using var voted = await voter.StartAsync("About 50% of the sea");
        await voted.AnswerBothAsync();
        var receipt = (await voted.VoteAsync(Verdict.Right)).Value!;
        await using var open = await voter.StartAsync("About the lake", "et");
        await open.AnswerBothAsync();

        var all = await voter.HistoryAsync();
        all.Battles.Select(entry => entry.Battle).ShouldBe([open.Id, voted.Id]);
        all.Battles[0].Contestants.ShouldBeNull();
        all.Battles[1].Contestants!.Left.Name.ShouldBe(receipt.Contestants.Left.Name);
        (await voter.HistoryAsync("50%")).Battles.ShouldHaveSingleItem().Battle.ShouldBe(voted.Id);
        (await voter.HistoryAsync("_")).Battles.ShouldBeEmpty();
        (await voter.HistoryAsync(language: "et")).Battles.ShouldHaveSingleItem().Prompt.ShouldBe("About the lake");
        (await voter.HistoryAsync(page: -3)).Page.ShouldBe(1);
        (await voter.HistoryAsync(page: 99)).Battles.ShouldBeEmpty();
        (await arena.NewVoter().HistoryAsync()).ShouldSatisfyAllConditions(page => page.Total.ShouldBe(0), page => page.Pages.ShouldBe(1));
    }

    [Fact]
    public async Task Withdrawn_texts_are_gone_wherever_the_battle_is_and_votes_leave_the_boards_if_asked()
    {
        await using var arena = await ArenaHost.StartAsync(new ArenaSetup { Engine = engine => engine.Reply = _ => "An answer." });
        var voter = arena.NewVoter();
        var battle = await voter.StartAsync("A secret");
        await battle.EndedAsync();
        await battle.VoteAsync(Verdict.Left);
        await battle.AddNotesAsync("A secret, too");

        await voter.WithdrawTextsAsync(withdrawVotes: true);

        var view = await battle.ViewAsync();
        view.Turns[0].Prompt.ShouldBe("");
        view.Turns[0].Left.Text.ShouldBe("");
        (await voter.HistoryAsync()).Battles.ShouldHaveSingleItem().Prompt.ShouldBe("");
        (await arena.BoardAsync()).Votes.ShouldBe(0);
        (await arena.VotesAsync()).ShouldHaveSingleItem()["excluded"].ShouldBe("withdrawn");
        System.Text.Encoding.UTF8.GetString(await arena.ExportAsync(Contracts.Research.ExportKind.Battles, Contracts.Research.ExportFormat.JsonLines))
            .ShouldNotContain("ecret");
    }

    [Fact]
    public async Task An_answer_that_ends_after_its_withdrawal_brings_no_text_back()
    {
        await using var arena = await ArenaHost.StartAsync();
        var voter = arena.NewVoter();
        await using var battle = await voter.StartAsync("A secret");
        var left = (await battle.AnswerAsync(Side.Left)).Say("Half");
        var right = await battle.AnswerAsync(Side.Right);
        await battle.UntilAsync(page => page.Left().Text == "Half", "text");

        await voter.WithdrawTextsAsync(withdrawVotes: false);
        left.Say(" and half").End();
        right.Say("Right").End();
        await arena.StopAsync();
        await arena.StartAgainAsync();

        var view = await battle.ViewAsync();
        view.Turns[0].Prompt.ShouldBe("");
        view.Turns[0].Left.Text.ShouldBe("");
    }

    [Fact]
    public async Task The_arena_is_busy_when_every_queue_is_full()
    {
        await using var arena = await ArenaHost.StartAsync(new ArenaSetup
        {
            Devices = ScriptedDevices.Alike(1),
            Limits = [("WaitingPerDevice", "2"), ("RunningBattlesPerVoter", "1000")],
        });
        var voter = arena.NewVoter();

        // Answers count once they are placed, which may be a moment after their battle has started.
        var refused = await RefusedAsync(voter);

        refused.Code.ShouldBe(RefusalCode.Busy);
        refused.RetryAfterSeconds.ShouldNotBeNull();
    }

    [Fact]
    public async Task Nobody_can_start_a_battle_where_nothing_can_run()
    {
        await using var arena = await ArenaHost.StartAsync(new ArenaSetup { Engine = engine => engine.SetBytes("beta", 1_000_000) });
        var voter = arena.NewVoter();

        (await voter.TryStartAsync(new StartBattle("en", "Hello", voter.NewKey(), null))).Refusal!.Code.ShouldBe(RefusalCode.NoPair);
    }

    [Fact]
    public async Task A_prompt_over_a_limit_or_a_context_is_too_long()
    {
        await using var arena = await ArenaHost.StartAsync(new ArenaSetup
        {
            Catalogue = new TestCatalogue { ContextLength = 256, MaxTokens = 64 },
            Limits = [("PromptCharacters", "1000"), ("Turns", "2")],
        });
        var voter = arena.NewVoter();
        Task<Reply<StartedBattle>> StartAsync(int length) => voter.TryStartAsync(new StartBattle("en", Words(length), voter.NewKey(), null));
        string Words(int count) => string.Join(' ', Enumerable.Repeat("x", count));

        (await StartAsync(501)).Refusal!.Code.ShouldBe(RefusalCode.PromptTooLong);
        (await StartAsync(350)).Refusal!.Code.ShouldBe(RefusalCode.PromptTooLong);
        await using var battle = new BattleClient(arena, voter, (await StartAsync(150)).Value!.Battle);
        await battle.AnswerBothAsync();
        (await battle.AddTurnAsync(Words(501))).Refusal!.Code.ShouldBe(RefusalCode.PromptTooLong);
        (await battle.AddTurnAsync(Words(350))).Refusal!.Code.ShouldBe(RefusalCode.ContextFull);
        (await battle.AddTurnAsync("Short")).Value.ShouldBe(new TurnStarted(2));
        var left = await battle.AnswerAsync(Side.Left);
        left.Request.Messages.Count.ShouldBe(3);
        left.Say("Left").End();
        (await battle.AnswerAsync(Side.Right)).Say("Right").End();
        await battle.EndedAsync();
        (await battle.AddTurnAsync("Third")).Refusal!.Code.ShouldBe(RefusalCode.TooManyTurns);
    }

    [Fact]
    public async Task A_cookie_has_one_pseudonym()
    {
        var arena = await arenas.WithFaultsAsync(0);
        var registry = arena.Grains.GetGrain<IVoterRegistryGrain>("any");
        var (one, other) = (new string('a', 64), new string('b', 64));

        var voters = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => registry.IdentifyAsync(one)));

        voters.Distinct().ShouldHaveSingleItem().Value.Length.ShouldBe(20);
        (await registry.IdentifyAsync(other)).ShouldNotBe(voters[0]);
        await Should.ThrowAsync<ArgumentException>(() => registry.IdentifyAsync("cookie"));
        await Should.ThrowAsync<ArgumentException>(() => registry.IdentifyAsync(one + "\n"));
    }

    private static async Task<Refusal> RefusedAsync(VoterClient voter)
    {
        for (var battles = 0; battles < 200; battles++)
        {
            var reply = await voter.TryStartAsync(new StartBattle("en", "One more", voter.NewKey(), null));
            if (reply.Refusal is { } refusal)
            {
                battles.ShouldBeGreaterThan(0);
                return refusal;
            }
        }

        throw new InvalidOperationException("200 battles were started on a device that takes one answer and keeps two waiting.");
    }
}
