using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Grains.Tests.Hosting;
using Arena.Inference;

namespace Arena.Grains.Tests.Battles;

/// <summary>The way of a battle from its start to the notes, also while calls are refused, late, out of order and cut off.</summary>
public sealed class BattleTests(SharedArenas arenas) : IClassFixture<SharedArenas>
{
    [Theory, ClassData(typeof(Faults))]
    public async Task A_battle_goes_from_prompt_to_reveal(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync();
        var left = await battle.AnswerAsync(Side.Left);
        var right = await battle.AnswerAsync(Side.Right);

        left.Say("The sea").Say(" is salty.").End();
        await battle.UntilAsync(page => page.Left().Status == AnswerStatus.Complete, "the left answer");
        right.Say("It is wet.").End();
        await battle.UntilAsync(page => page.Votable.Contains(1), "votable");
        var receipt = (await battle.VoteAsync(Verdict.Left)).Value!;
        await battle.FollowAsync();

        battle.Page.Left().Text.ShouldBe("The sea is salty.");
        battle.Page.Right().Text.ShouldBe("It is wet.");
        receipt.Verdict.ShouldBe(Verdict.Left);
        receipt.Contestants.Left.Name.ShouldBe(TestCatalogue.NameOf(left.Contestant));
        receipt.Contestants.Right.Name.ShouldBe(TestCatalogue.NameOf(right.Contestant));
        battle.Page.Revealed.ShouldNotBeNull().Contestants.ShouldBe(receipt.Contestants);
        var view = await battle.ViewAsync();
        view.Verdict.ShouldBe(Verdict.Left);
        view.Turns[0].ShouldBe(new TurnView(1, "What is the sea?", battle.Page.Left(), battle.Page.Right(), Votable: false));
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task The_two_sides_run_on_two_devices_with_the_same_seed(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync("  What\r\nis it? ");

        var left = await battle.AnswerAsync(Side.Left);
        var right = await battle.AnswerAsync(Side.Right);

        left.Contestant.ShouldNotBe(right.Contestant);
        left.Device.ShouldNotBe(right.Device);
        left.Request.Sampling.ShouldBe(right.Request.Sampling);
        left.Request.Messages.ShouldBe([new ChatMessage(ChatRole.User, "What\nis it?")]);
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task A_follow_up_shows_each_side_its_own_answers(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync("First");
        await battle.AnswerBothAsync("Left one", "Right one");
        (await battle.AddTurnAsync("Second")).Value.ShouldBe(new TurnStarted(2));

        var left = await battle.AnswerAsync(Side.Left);
        var right = await battle.AnswerAsync(Side.Right);
        left.Say("Left two").End();
        right.Say("Right two").End();
        await battle.EndedAsync();

        left.Request.Messages.Select(message => message.Text).ShouldBe(["First", "Left one", "Second"]);
        right.Request.Messages.Select(message => message.Text).ShouldBe(["First", "Right one", "Second"]);
        left.Request.Messages.Select(message => message.Role).ShouldBe([ChatRole.User, ChatRole.Assistant, ChatRole.User]);
        battle.Page.Left(2).Text.ShouldBe("Left two");
        battle.Page.Left(1).Text.ShouldBe("Left one");
        (await battle.VoteAsync(Verdict.Tie)).Refusal!.Code.ShouldBe(RefusalCode.StaleTurn);
        (await battle.VoteAsync(Verdict.Tie, turn: 2)).Value.ShouldNotBeNull();
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task A_follow_up_with_a_known_key_is_the_turn_it_was(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync();
        await battle.AnswerBothAsync();
        var key = battle.Voter.NewKey();

        (await battle.AddTurnAsync("More", key)).Value.ShouldBe(new TurnStarted(2));
        (await battle.AddTurnAsync("More", key)).Value.ShouldBe(new TurnStarted(2));
        (await battle.AddTurnAsync("Other", key)).Refusal!.Code.ShouldBe(RefusalCode.KeyReused);
        (await battle.AddTurnAsync("Other")).Refusal!.Code.ShouldBe(RefusalCode.StillRunning);
        await battle.AnswerBothAsync("Left two", "Right two");

        (await battle.ViewAsync()).Turns.Length.ShouldBe(2);
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task Both_answers_are_given_anew(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync();
        await battle.AnswerBothAsync("Old left", "Old right");

        (await battle.RegenerateAsync()).Value.ShouldBe(new AttemptStarted(1, 1));
        await battle.AnswerBothAsync("New left", "New right");

        battle.Page.Left().ShouldBe(new AnswerView(AnswerStatus.Complete, "New left", 1, AnswerFailure.None));
        battle.Page.Right().ShouldBe(new AnswerView(AnswerStatus.Complete, "New right", 1, AnswerFailure.None));
        (await battle.VoteAsync(Verdict.Right, seenLeft: 0, seenRight: 1)).Refusal!.Code.ShouldBe(RefusalCode.StaleTurn);
        (await battle.VoteAsync(Verdict.Right, seenLeft: 1, seenRight: 1)).Value.ShouldNotBeNull();
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task A_side_that_failed_alone_answers_anew_and_the_other_stays(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync();
        (await battle.AnswerAsync(Side.Left)).Say("Half a").Fail();
        (await battle.AnswerAsync(Side.Right)).Say("Whole").End();
        await battle.EndedAsync();
        battle.Page.Left().ShouldBe(new AnswerView(AnswerStatus.Failed, "Half a", 0, AnswerFailure.Internal));
        battle.Page.Votable.ShouldBeEmpty();
        (await battle.VoteAsync(Verdict.Right)).Refusal!.Code.ShouldBe(RefusalCode.NotVotable);
        (await battle.AddTurnAsync()).Refusal!.Code.ShouldBe(RefusalCode.TurnFailed);
        (await battle.RegenerateAsync(SideSelection.Right)).Refusal!.Code.ShouldBe(RefusalCode.NotFailed);

        (await battle.RegenerateAsync(SideSelection.Left)).Value.ShouldBe(new AttemptStarted(1, 1));
        (await battle.AnswerAsync(Side.Left)).Say("Better").End();
        await battle.UntilAsync(page => page.Votable.Contains(1), "votable");

        battle.Page.Left().ShouldBe(new AnswerView(AnswerStatus.Complete, "Better", 1, AnswerFailure.None));
        battle.Page.Right().ShouldBe(new AnswerView(AnswerStatus.Complete, "Whole", 0, AnswerFailure.None));
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task A_failure_is_told_at_once_and_the_other_side_goes_on(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync();
        var left = await battle.AnswerAsync(Side.Left);
        var right = (await battle.AnswerAsync(Side.Right)).Say("Still");

        left.Fail(InferenceError.Unavailable);
        await battle.UntilAsync(page => page.Left().Status == AnswerStatus.Failed, "the failure");
        battle.Page.Left().Failure.ShouldBe(AnswerFailure.Unavailable);
        right.Say(" going").End();
        await battle.EndedAsync();

        right.IsCancelled.ShouldBeFalse();
        battle.Page.Right().ShouldBe(new AnswerView(AnswerStatus.Complete, "Still going", 0, AnswerFailure.None));
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task An_answer_without_text_failed(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync();
        (await battle.AnswerAsync(Side.Left)).Say(" \n").End();
        (await battle.AnswerAsync(Side.Right)).Say(" \n Text \n\n").End();
        await battle.EndedAsync();

        battle.Page.Left().ShouldBe(new AnswerView(AnswerStatus.Failed, "", 0, AnswerFailure.Empty));
        battle.Page.Right().Text.ShouldBe("Text");
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task A_side_is_stopped_and_the_other_goes_on(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync();
        var left = (await battle.AnswerAsync(Side.Left)).Say("Enough");
        var right = await battle.AnswerAsync(Side.Right);
        await battle.UntilAsync(page => page.Left().Text == "Enough", "text");

        await battle.StopAsync(SideSelection.Left);
        await left.CancelledAsync();
        right.Say("All of it").End();
        await battle.EndedAsync();

        battle.Page.Left().ShouldBe(new AnswerView(AnswerStatus.Stopped, "Enough", 0, AnswerFailure.None));
        battle.Page.Right().Status.ShouldBe(AnswerStatus.Complete);
        var vote = (await battle.VoteAsync(Verdict.BothBad)).Value!;
        (await arena.VotesAsync()).Single(row => row["seq"] == vote.Vote)["flags"].ShouldBe("interrupted_left");
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task A_stop_before_the_first_text_is_an_empty_answer(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync();

        await battle.StopAsync();
        await battle.EndedAsync();

        battle.Page.Left().ShouldBe(new AnswerView(AnswerStatus.Failed, "", 0, AnswerFailure.Empty));
        battle.Page.Right().ShouldBe(new AnswerView(AnswerStatus.Failed, "", 0, AnswerFailure.Empty));
        (await battle.RegenerateAsync(SideSelection.Left)).Refusal!.Code.ShouldBe(RefusalCode.NotFailed);
        (await battle.RegenerateAsync()).Value.ShouldBe(new AttemptStarted(1, 1));
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task Votes_at_the_same_time_are_one_vote(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync();
        await battle.AnswerBothAsync();
        var keys = Enumerable.Range(0, 6).Select(_ => battle.Voter.NewKey()).ToList();
        var verdicts = Enum.GetValues<Verdict>();

        var replies = await Task.WhenAll(keys.Select((key, index) => battle.VoteAsync(verdicts[index % verdicts.Length], key: key)));

        var winner = replies.Single(reply => reply.Value is not null).Value!;
        replies.Count(reply => reply.Refusal?.Code == RefusalCode.AlreadyVoted).ShouldBe(keys.Count - 1);
        (await arena.VotesAsync()).Single(row => row["battle"] == battle.Id.Value)["seq"].ShouldBe(winner.Vote);
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task The_same_vote_five_times_in_parallel_has_one_receipt(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync();
        await battle.AnswerBothAsync();
        var key = battle.Voter.NewKey();

        var replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => battle.VoteAsync(Verdict.Tie, key: key)));

        replies.Select(reply => reply.Value).Distinct().ShouldHaveSingleItem().ShouldNotBeNull();
        (await battle.VoteAsync(Verdict.Left, key: key)).Refusal!.Code.ShouldBe(RefusalCode.AlreadyVoted);
        (await arena.VotesAsync()).Count(row => row["battle"] == battle.Id.Value).ShouldBe(1);
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task After_the_vote_the_conversation_goes_on_and_is_never_votable(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync();
        await battle.AnswerBothAsync();
        var key = battle.Voter.NewKey();
        var receipt = (await battle.VoteAsync(Verdict.Left, key: key)).Value;
        (await battle.RegenerateAsync()).Refusal!.Code.ShouldBe(RefusalCode.AlreadyVoted);

        (await battle.AddTurnAsync()).Value.ShouldBe(new TurnStarted(2));
        await battle.AnswerBothAsync("More left", "More right");
        await battle.FollowAsync();

        battle.Page.Votable.ShouldBeSubsetOf([1]);
        battle.Page.Revealed.ShouldNotBeNull();
        (await battle.VoteAsync(Verdict.Left, key: key)).Value.ShouldBe(receipt);
        (await battle.VoteAsync(Verdict.Left, turn: 2)).Refusal!.Code.ShouldBe(RefusalCode.AlreadyVoted);
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task Notes_come_once_and_after_the_vote(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync();
        await battle.AnswerBothAsync();
        (await battle.AddNotesAsync("too early")).Refusal!.Code.ShouldBe(RefusalCode.NotVoted);
        await battle.VoteAsync(Verdict.Left);

        (await battle.AddNotesAsync(new string('x', 1001))).Refusal!.Code.ShouldBe(RefusalCode.PromptTooLong);
        (await battle.AddNotesAsync(null, "a,b")).Refusal!.Code.ShouldBe(RefusalCode.PromptInvalid);
        (await battle.AddNotesAsync("because", "useful", "correct")).Value.ShouldBe(Done.Instance);
        (await battle.AddNotesAsync("again")).Refusal!.Code.ShouldBe(RefusalCode.AlreadyNoted);
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task A_vote_on_what_is_not_there_to_be_voted_on_is_refused(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync();
        (await battle.AnswerAsync(Side.Left)).Say("Done").End();
        await battle.UntilAsync(page => page.Left().Status == AnswerStatus.Complete, "the left answer");

        (await battle.VoteAsync(Verdict.Left)).Refusal!.Code.ShouldBe(RefusalCode.NotVotable);
        (await battle.VoteAsync(Verdict.Left, turn: 2)).Refusal!.Code.ShouldBe(RefusalCode.StaleTurn);
        (await battle.VoteAsync(Verdict.Left, turn: 0)).Refusal!.Code.ShouldBe(RefusalCode.StaleTurn);
        (await battle.VoteAsync(Verdict.Left, key: "short")).Refusal!.Code.ShouldBe(RefusalCode.KeyInvalid);
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task A_battle_is_unknown_to_anybody_else(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync();
        await battle.AnswerBothAsync();
        var stranger = new BattleClient(arena, arena.NewVoter(), battle.Id);

        (await stranger.VoteAsync(Verdict.Left)).Refusal!.Code.ShouldBe(RefusalCode.UnknownBattle);
        (await stranger.AddTurnAsync()).Refusal!.Code.ShouldBe(RefusalCode.UnknownBattle);
        (await stranger.RegenerateAsync()).Refusal!.Code.ShouldBe(RefusalCode.UnknownBattle);
        (await stranger.StopAsync()).Refusal!.Code.ShouldBe(RefusalCode.UnknownBattle);
        (await stranger.AddNotesAsync("mine")).Refusal!.Code.ShouldBe(RefusalCode.UnknownBattle);
        (await Patiently.CallAsync(() => stranger.Grain.ViewAsync(stranger.Voter.Id))).Refusal!.Code.ShouldBe(RefusalCode.UnknownBattle);
        await stranger.FollowAsync();
        stranger.Page.Events.ShouldBeEmpty();
        var unborn = new BattleClient(arena, arena.NewVoter(), new BattleId("00000000000000000000000000"));
        (await unborn.VoteAsync(Verdict.Left)).Refusal!.Code.ShouldBe(RefusalCode.UnknownBattle);
        (await unborn.StopAsync()).Refusal!.Code.ShouldBe(RefusalCode.UnknownBattle);
        await unborn.FollowAsync();
        unborn.Page.Events.ShouldBeEmpty();
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task Two_streams_of_a_battle_tell_the_same(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync();
        var tab = new BattleClient(arena, battle.Voter, battle.Id);
        var second = tab.EndedAsync();
        var left = await battle.AnswerAsync(Side.Left);
        var right = await battle.AnswerAsync(Side.Right);
        for (var word = 0; word < 40; word++)
        {
            (word % 3 == 0 ? right : left).Say($"word{word} ");
        }

        left.End();
        right.End();
        await battle.EndedAsync();
        await second;

        tab.Page.Left().ShouldBe(battle.Page.Left());
        tab.Page.Right().ShouldBe(battle.Page.Right());
        var view = await battle.ViewAsync();
        view.Turns[0].Left.ShouldBe(battle.Page.Left());
        view.Turns[0].Right.ShouldBe(battle.Page.Right());
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task Every_language_and_starter_prompt_finds_its_way_into_the_log(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var starter = await arena.NewVoter().StartAsync("Tell me about the sea in et.", "et", "et-sea");
        await starter.AnswerBothAsync();
        await using var edited = await arena.NewVoter().StartAsync("Tell me about the lake in et.", "et", "et-sea");
        await edited.AnswerBothAsync();

        var first = (await starter.VoteAsync(Verdict.Left)).Value!.Vote;
        var second = (await edited.VoteAsync(Verdict.CannotJudge)).Value!.Vote;

        var rows = await arena.VotesAsync();
        rows.Single(row => row["seq"] == first).ShouldSatisfyAllConditions(
            row => row["topic"].ShouldBe("science"),
            row => row["language"].ShouldBe("et"),
            row => row["winner"].ShouldBe("left"),
            row => row["probability"].ShouldBe("1"),
            row => row["voter"].ShouldBe(starter.Voter.Id.Value));
        rows.Single(row => row["seq"] == second).ShouldSatisfyAllConditions(
            row => row["topic"].ShouldBe("other"),
            row => row["winner"].ShouldBe("cannot_judge"));
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task Answers_that_name_their_model_stay_in_the_log_and_off_the_boards(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync();
        var left = await battle.AnswerAsync(Side.Left);
        left.Say($"I am {TestCatalogue.NameOf(left.Contestant).ToUpperInvariant()}!").End();
        (await battle.AnswerAsync(Side.Right)).Say("I am nobody.").End();
        await battle.EndedAsync();
        await battle.AddTurnAsync();
        await battle.AnswerBothAsync("More", "More");

        var before = await arena.BoardAsync();
        var vote = (await battle.VoteAsync(Verdict.Left, turn: 2)).Value!.Vote;
        var after = await arena.BoardAsync();

        (await arena.VotesAsync()).Single(row => row["seq"] == vote).ShouldSatisfyAllConditions(
            row => row["flags"].ShouldBe("self_named_left"),
            row => row["excluded"].ShouldBe("identity_leak"));
        after.Votes.ShouldBe(before.Votes);
        after.VoteCutoff.ShouldBeGreaterThan(before.VoteCutoff);
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task A_battle_whose_activation_goes_joins_its_answers_again_and_keeps_the_text(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync();
        var left = (await battle.AnswerAsync(Side.Left)).Say("Before");
        var right = await battle.AnswerAsync(Side.Right);
        await battle.UntilAsync(page => page.Left().Text == "Before", "text");

        await arena.DeactivateAsync(battle);
        left.Say(" and after").End();
        right.Say("Right").End();
        await battle.EndedAsync();

        left.IsCancelled.ShouldBeFalse();
        battle.Page.Left().ShouldBe(new AnswerView(AnswerStatus.Complete, "Before and after", 0, AnswerFailure.None));
        battle.Page.Right().ShouldBe(new AnswerView(AnswerStatus.Complete, "Right", 0, AnswerFailure.None));
        battle.Page.Events.OfType<TextAdded>().Where(step => step.Side == Side.Left).Select(step => step.Text).ShouldBe(["Before", " and after"]);
    }
}
