using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Contracts.Voters;
using Arena.Grains.Tests.Hosting;

namespace Arena.Grains.Tests.Battles;

/// <summary>Every write of a battle fails once. The client repeats with the same key: nothing is lost, nothing is there twice, nothing was promised that is not there.</summary>
public sealed class StorageFailureTests
{
    public static TheoryData<string, int, bool> Writes()
    {
        var writes = new TheoryData<string, int, bool>();
        foreach (var written in new[] { false, true })
        {
            writes.Add("ReserveAsync", 1, written);
            writes.Add("AddTurnAsync", 1, written);
            writes.Add("AddTurnAsync", 2, written);
            writes.Add("AppendAsync", 1, written);
            writes.Add("AddNotesAsync", 1, written);
            for (var call = 1; call <= 4; call++)
            {
                writes.Add("PutAnswerAsync", call, written);
            }

            // Opened, two ends; turn, two ends; vote.
            for (var call = 1; call <= 7; call++)
            {
                writes.Add("WriteStateAsync", call, written);
            }
        }

        return writes;
    }

    [Theory, MemberData(nameof(Writes))]
    public async Task A_write_that_fails_is_repeated_and_nothing_is_lost(string operation, int call, bool written)
    {
        var faults = new StorageFaults();
        await using var arena = await StartAsync(faults);
        var voter = arena.NewVoter();
        faults.Fail(operation, call, written);

        var start = new StartBattle("en", "First", voter.NewKey(), null);
        var started = await RepeatAsync(() => voter.TryStartAsync(start));
        var battle = new BattleClient(arena, voter, started.Battle);
        await battle.EndedAsync();
        var key = voter.NewKey();
        (await RepeatAsync(() => battle.AddTurnAsync("Second", key))).Turn.ShouldBe(2);
        await battle.EndedAsync();
        var vote = voter.NewKey();
        var receipt = await RepeatAsync(() => battle.VoteAsync(Verdict.Left, turn: 2, key: vote));
        var noted = await battle.AddNotesAsync("because");
        noted = noted.Refusal?.Code == RefusalCode.Retry ? await battle.AddNotesAsync("because") : noted;

        faults.HasFailed.ShouldBeTrue();
        (noted.Value is not null || noted.Refusal!.Code == RefusalCode.AlreadyNoted).ShouldBeTrue();
        await ShouldHoldAsync(arena, battle, receipt);
        await arena.StopAsync();
        await arena.StartAgainAsync();
        await ShouldHoldAsync(arena, battle, receipt);
        (await battle.VoteAsync(Verdict.Left, turn: 2, key: vote)).Value.ShouldBe(receipt);
    }

    [Fact]
    public async Task A_turn_that_was_not_confirmed_gives_way_to_another_prompt()
    {
        var faults = new StorageFaults();
        await using var arena = await StartAsync(faults);
        var voter = arena.NewVoter();
        var battle = await voter.StartAsync("First");
        await battle.EndedAsync();
        faults.Fail("WriteStateAsync", 1, written: false);
        (await battle.AddTurnAsync("Never confirmed")).Refusal!.Code.ShouldBe(RefusalCode.Retry);

        (await battle.AddTurnAsync("Second")).Value.ShouldBe(new TurnStarted(2));
        await battle.EndedAsync();
        await arena.StopAsync();
        await arena.StartAgainAsync();

        var view = await battle.ViewAsync();
        view.Turns.Select(turn => turn.Prompt).ShouldBe(["First", "Second"]);
        view.Turns[1].Left.Text.ShouldEndWith(" on Second");
        view.Turns[1].Right.Text.ShouldEndWith(" on Second");
        (await voter.HistoryAsync()).Battles.ShouldHaveSingleItem().Turns.ShouldBe(2);
    }

    [Fact]
    public async Task Answers_begin_while_their_turn_is_written_and_are_seen_after_it()
    {
        var faults = new StorageFaults();
        await using var arena = await ArenaHost.StartAsync(new ArenaSetup { Services = faults.Decorate });
        await using var battle = await arena.NewVoter().StartAsync("First");
        await battle.AnswerBothAsync();
        var written = faults.Hold("AddTurnAsync");

        var reply = battle.AddTurnAsync("Second");
        (await battle.AnswerAsync(Side.Left)).Say("Early left").End();
        (await battle.AnswerAsync(Side.Right)).Say("Early right").End();
        reply.IsCompleted.ShouldBeFalse();
        (await FirstEventsAsync(battle)).OfType<StatusChanged>().ShouldAllBe(status => status.Turn == 1);
        written.SetResult();
        (await reply).Value.ShouldBe(new TurnStarted(2));
        await battle.EndedAsync();

        battle.Page.Left(2).Text.ShouldBe("Early left");
        battle.Page.Right(2).Text.ShouldBe("Early right");
    }

    [Fact]
    public async Task A_running_answer_survives_a_command_whose_write_failed()
    {
        var faults = new StorageFaults();
        await using var arena = await ArenaHost.StartAsync(new ArenaSetup { Services = faults.Decorate });
        await using var battle = await arena.NewVoter().StartAsync();
        (await battle.AnswerAsync(Side.Left)).Fail();
        var right = (await battle.AnswerAsync(Side.Right)).Say("Slow");
        await battle.UntilAsync(page => page.Left().Status == AnswerStatus.Failed && page.Right().Text == "Slow", "the failure and a text");
        faults.Fail("WriteStateAsync", 1, written: false);

        (await battle.RegenerateAsync(SideSelection.Left)).Refusal!.Code.ShouldBe(RefusalCode.Retry);
        (await battle.RegenerateAsync(SideSelection.Left)).Value.ShouldBe(new AttemptStarted(1, 1));
        (await battle.AnswerAsync(Side.Left)).Say("Again").End();
        right.Say(" and steady").End();
        await battle.EndedAsync();

        right.IsCancelled.ShouldBeFalse();
        battle.Page.Right().ShouldBe(new AnswerView(AnswerStatus.Complete, "Slow and steady", 0, AnswerFailure.None));
        battle.Page.Left().Text.ShouldBe("Again");
    }

    private static async Task<List<BattleEvent>> FirstEventsAsync(BattleClient battle)
    {
        var events = new List<BattleEvent>();
        await foreach (var step in battle.Grain.WatchAsync(battle.Voter.Id, null, TestContext.Current.CancellationToken))
        {
            events.Add(step);
            if (step is TurnVotable)
            {
                break;
            }
        }

        return events;
    }

    private static Task<ArenaHost> StartAsync(StorageFaults faults) => ArenaHost.StartAsync(new ArenaSetup
    {
        Services = faults.Decorate,
        Engine = engine => engine.Reply = answer => $"{answer.Contestant} on {answer.Request.Messages[^1].Text}",
    });

    private static async Task ShouldHoldAsync(ArenaHost arena, BattleClient battle, VoteReceipt receipt)
    {
        var view = await battle.ViewAsync();
        view.Vote.ShouldBe(receipt.Vote);
        view.Turns.Select(turn => turn.Prompt).ShouldBe(["First", "Second"]);
        foreach (var turn in view.Turns)
        {
            turn.Left.Text.ShouldBe($"{SlugOf(receipt.Contestants.Left)} on {turn.Prompt}");
            turn.Right.Text.ShouldBe($"{SlugOf(receipt.Contestants.Right)} on {turn.Prompt}");
        }

        (await arena.VotesAsync()).ShouldHaveSingleItem()["battle"].ShouldBe(battle.Id.Value);
        (await battle.Voter.HistoryAsync()).Battles.ShouldHaveSingleItem().Battle.ShouldBe(battle.Id);
    }

    private static string SlugOf(ContestantCard card) => card.Id[..^9];

    private static async Task<T> RepeatAsync<T>(Func<Task<Reply<T>>> command)
        where T : class
    {
        var reply = await command();
        for (var tries = 1; tries < 5 && reply.Refusal?.Code == RefusalCode.Retry; tries++)
        {
            reply = await command();
        }

        return reply.Value.ShouldNotBeNull(reply.Refusal?.ToString());
    }
}
