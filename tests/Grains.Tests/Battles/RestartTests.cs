using System.Text.Json;
using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Contracts.Voters;
using Arena.Grains.Tests.Hosting;

namespace Arena.Grains.Tests.Battles;

/// <summary>Battles whose process stops and starts again on the same data directory.</summary>
public sealed class RestartTests
{
    [Theory, ClassData(typeof(Faults))]
    public async Task A_battle_whose_process_stops_answers_anew_and_mixes_no_texts(int faults)
    {
        await using var arena = await ArenaHost.StartAsync(new ArenaSetup { FaultSeed = faults });
        await using var battle = await arena.NewVoter().StartAsync();
        (await battle.AnswerAsync(Side.Left)).Say("Whole").End();
        var right = (await battle.AnswerAsync(Side.Right)).Say("Half of the old");
        await battle.UntilAsync(page => page.Left().Status == AnswerStatus.Complete && page.Right().Text == "Half of the old", "both texts");

        await arena.StopAsync();
        right.IsCancelled.ShouldBeTrue();
        await arena.StartAgainAsync();
        var waiting = battle.EndedAsync();
        (await battle.AnswerAsync(Side.Right)).Say("The new one").End();
        await waiting;

        battle.Page.Left().ShouldBe(new AnswerView(AnswerStatus.Complete, "Whole", 0, AnswerFailure.None));
        battle.Page.Right().ShouldBe(new AnswerView(AnswerStatus.Complete, "The new one", 1, AnswerFailure.None));
        (await battle.ViewAsync()).Turns[0].ShouldBe(new TurnView(1, "What is the sea?", battle.Page.Left(), battle.Page.Right(), Votable: true));
        arena.Engine.AnswersLeft(battle.Id.Value).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_unfinished_answers_both_start_anew()
    {
        await using var arena = await ArenaHost.StartAsync();
        await using var battle = await arena.NewVoter().StartAsync();
        (await battle.AnswerAsync(Side.Left)).Say("Half");
        await battle.AnswerAsync(Side.Right);
        await battle.UntilAsync(page => page.Left().Text == "Half", "text");

        await arena.StopAsync();
        await arena.StartAgainAsync();
        await battle.ViewAsync();
        await battle.AnswerBothAsync("New left", "New right");

        battle.Page.Left().ShouldBe(new AnswerView(AnswerStatus.Complete, "New left", 1, AnswerFailure.None));
        battle.Page.Right().ShouldBe(new AnswerView(AnswerStatus.Complete, "New right", 1, AnswerFailure.None));
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task A_voted_battle_comes_back_with_its_texts_its_receipt_and_its_history(int faults)
    {
        await using var arena = await ArenaHost.StartAsync(new ArenaSetup { FaultSeed = faults });
        var voter = arena.NewVoter();
        await using var battle = await voter.StartAsync("First");
        await battle.AnswerBothAsync("Left one", "Right one");
        await battle.AddTurnAsync("Second");
        await battle.AnswerBothAsync("Left two", "Right two");
        var key = voter.NewKey();
        var receipt = (await battle.VoteAsync(Verdict.Right, turn: 2, key: key)).Value;
        var before = await battle.ViewAsync();

        await arena.StopAsync();
        await arena.StartAgainAsync();

        JsonSerializer.Serialize(await battle.ViewAsync()).ShouldBe(JsonSerializer.Serialize(before));
        (await battle.VoteAsync(Verdict.Right, turn: 2, key: key)).Value.ShouldBe(receipt);
        (await battle.VoteAsync(Verdict.Left, turn: 2)).Refusal!.Code.ShouldBe(RefusalCode.AlreadyVoted);
        var tab = new BattleClient(arena, voter, battle.Id);
        await tab.FollowAsync();
        tab.Page.Revealed.ShouldNotBeNull();
        await battle.AddTurnAsync("Third");
        (await battle.AnswerAsync(Side.Left)).Request.Messages.Select(message => message.Text)
            .ShouldBe(["First", "Left one", "Second", "Left two", "Third"]);
        (await voter.HistoryAsync()).Battles.ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Right);
    }

    [Fact]
    public async Task The_same_key_is_the_same_battle_after_a_restart()
    {
        await using var arena = await ArenaHost.StartAsync();
        var voter = arena.NewVoter();
        var command = new StartBattle("en", "Once", voter.NewKey(), null);
        var battle = (await voter.TryStartAsync(command)).Value;

        await arena.StopAsync();
        await arena.StartAgainAsync();

        (await voter.TryStartAsync(command)).Value.ShouldBe(battle);
        (await voter.TryStartAsync(command with { Prompt = "Twice" })).Refusal!.Code.ShouldBe(RefusalCode.KeyReused);
        (await voter.TryStartAsync(command with { Language = "et" })).Refusal!.Code.ShouldBe(RefusalCode.KeyReused);
    }

    [Fact]
    public async Task A_board_is_the_same_after_a_restart()
    {
        await using var arena = await ArenaHost.StartAsync(new ArenaSetup { Engine = engine => engine.Reply = _ => "An answer." });
        foreach (var verdict in Enum.GetValues<Verdict>())
        {
            var battle = await arena.NewVoter().StartAsync();
            await battle.EndedAsync();
            await battle.VoteAsync(verdict);
        }

        var before = await arena.BoardAsync();
        await arena.StopAsync();
        await arena.StartAgainAsync();

        JsonSerializer.Serialize(await arena.BoardAsync()).ShouldBe(JsonSerializer.Serialize(before));
        before.Votes.ShouldBe(4);
        before.VoteCutoff.ShouldBe(5);
    }
}
