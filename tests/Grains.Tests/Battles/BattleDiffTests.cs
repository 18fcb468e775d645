using Arena.Contracts.Battles;
using Arena.Grains.Battles;
using Arena.Grains.Tests.Hosting;

namespace Arena.Grains.Tests.Battles;

public sealed class BattleDiffTests
{
    private const int Battles = 300;
    private const int Steps = 60;

    [Fact]
    public void A_page_that_hears_everything_has_the_present()
    {
        for (var seed = 0; seed < Battles; seed++)
        {
            var views = RandomBattle.Make(seed, Steps);
            var page = new BattlePage();

            // A stream does not outlive its battle's memory; a page opens a new one for every view here.
            foreach (var view in views)
            {
                Hear(page, view);
            }

            ShouldShow(page, views[^1], $"seed {seed}");
        }
    }

    [Fact]
    public void A_stream_that_is_cut_after_any_event_goes_on_to_the_same_page_and_cursor()
    {
        for (var seed = 0; seed < Battles; seed++)
        {
            var views = RandomBattle.Make(seed, Steps);
            var random = new Random(seed);
            var page = new BattlePage();
            for (var index = 0; index < views.Count; index++)
            {
                var steps = EventsOf(page.Cursor, views[index]);
                var heard = random.Next(steps.Count + 1);
                foreach (var step in steps.Take(heard))
                {
                    page.Apply(step);
                }

                // The page is away for a while.
                index += random.Next(3);
            }

            Hear(page, views[^1]);
            ShouldShow(page, views[^1], $"seed {seed}");
        }
    }

    [Fact]
    public void Nothing_is_told_twice()
    {
        for (var seed = 0; seed < Battles; seed++)
        {
            foreach (var view in RandomBattle.Make(seed, Steps))
            {
                var page = new BattlePage();
                Hear(page, view);
                EventsOf(page.Cursor, view).ShouldBeEmpty($"seed {seed}, cursor {page.Cursor}");
                EventsOf(BattleDiff.CursorOf(view).ToString(), view).ShouldBeEmpty($"seed {seed}");
            }
        }
    }

    [Fact]
    public void Every_event_of_a_whole_turn_has_the_cursor_that_resumes_after_it()
    {
        var view = Views.Battle(Views.Turn(Views.Complete("a🦭"), Views.Failed("b", attempt: 2)));
        var whole = EventsOf(null, view);

        for (var cut = 0; cut < whole.Count; cut++)
        {
            EventsOf(whole[cut].Cursor, view).ShouldBe(whole.Skip(cut + 1).Where(step => !IsFirstWaiting(step)));
        }
    }

    [Fact]
    public void An_attempt_waits_streams_and_ends()
    {
        var steps = EventsOf(null, Views.Battle(Views.Turn(Views.Complete("Hello"), Views.Complete("Hi"), votable: true)));

        steps.Select(Say).ShouldBe(
        [
            "1;L 0.0.0;R 0.0.0;0 Left Waiting",
            "1;L 0.1.0;R 0.0.0;0 Left Streaming",
            "1;L 0.1.5;R 0.0.0;0 Left 'Hello'",
            "1;L 0.2.5;R 0.0.0;0 Left Complete",
            "1;L 0.2.5;R 0.0.0;0 Right Waiting",
            "1;L 0.2.5;R 0.1.0;0 Right Streaming",
            "1;L 0.2.5;R 0.1.2;0 Right 'Hi'",
            "1;L 0.2.5;R 0.2.2;0 Right Complete",
            "1;L 0.2.5;R 0.2.2;1 votable 1",
        ]);
    }

    [Fact]
    public void A_failed_answer_keeps_the_text_it_had()
    {
        var streaming = Views.Battle(Views.Turn(Views.Streaming("Half"), Views.Waiting()));
        var cursor = BattleDiff.CursorOf(streaming).ToString();

        var steps = EventsOf(cursor, Views.Battle(Views.Turn(Views.Failed("Half an"), Views.Waiting())));

        steps.Select(Say).ShouldBe(["1;L 0.1.7;R 0.0.0;0 Left ' an'", "1;L 0.4.7;R 0.0.0;0 Left Failed"]);
    }

    [Fact]
    public void A_client_ahead_of_an_answer_that_is_read_again_hears_nothing_until_it_has_caught_up()
    {
        const string Cursor = "1;L 0.1.5;R 0.0.0;0";

        EventsOf(Cursor, Views.Battle(Views.Turn(Views.Waiting(), Views.Waiting()))).ShouldBeEmpty();
        EventsOf(Cursor, Views.Battle(Views.Turn(Views.Streaming("Hel"), Views.Waiting()))).ShouldBeEmpty();
        EventsOf(Cursor, Views.Battle(Views.Turn(Views.Streaming("Hello you"), Views.Waiting()))).Select(Say)
            .ShouldBe(["1;L 0.1.9;R 0.0.0;0 Left ' you'"]);
        EventsOf(Cursor, Views.Battle(Views.Turn(Views.Waiting(attempt: 1), Views.Waiting()))).Select(Say)
            .ShouldBe(["1;L 1.0.0;R 0.0.0;0 Left Waiting"]);
    }

    [Fact]
    public void Votable_is_told_again_after_a_new_attempt()
    {
        var first = Views.Battle(Views.Turn(Views.Complete("a"), Views.Complete("b"), votable: true));
        var second = Views.Battle(Views.Turn(Views.Complete("c", 1), Views.Complete("d", 1), votable: true));

        EventsOf(BattleDiff.CursorOf(first).ToString(), second)[^1].ShouldBe(new TurnVotable("1;L 1.2.1;R 1.2.1;1", 1));
    }

    [Fact]
    public void Votable_names_the_earlier_turn_when_the_last_one_failed()
    {
        var view = Views.Battle(
            Views.Turn(Views.Complete("a"), Views.Complete("b"), votable: true),
            Views.Turn(Views.Failed(), Views.Complete("d"), turn: 2));

        EventsOf(null, view)[^1].ShouldBeOfType<TurnVotable>().Turn.ShouldBe(1);
    }

    [Fact]
    public void The_reveal_comes_once_and_stays_known_in_later_turns()
    {
        var voted = Views.Battle(Views.Turn(Views.Complete("a"), Views.Complete("b"))).Voted();
        var later = Views.Battle(voted.Turns[0], Views.Turn(Views.Waiting(), Views.Waiting(), turn: 2)).Voted();

        EventsOf("1;L 0.2.1;R 0.2.1;1", voted).ShouldHaveSingleItem().ShouldBe(new PairRevealed("1;L 0.2.1;R 0.2.1;2", Verdict.Left, Views.Pair));
        EventsOf("1;L 0.2.1;R 0.2.1;2", later).Select(Say)
            .ShouldBe(["2;L 0.0.0;R 0.0.0;2 Left Waiting", "2;L 0.0.0;R 0.0.0;2 Right Waiting"]);
        EventsOf(null, later)[^1].ShouldBeOfType<PairRevealed>();
    }

    [Fact]
    public void A_client_of_an_earlier_turn_hears_the_rest_of_it_first()
    {
        var view = Views.Battle(
            Views.Turn(Views.Complete("abc"), Views.Complete("b")),
            Views.Turn(Views.Streaming("x"), Views.Waiting(), turn: 2));

        EventsOf("1;L 0.1.1;R 0.2.1;0", view).Select(Say).ShouldBe(
        [
            "1;L 0.1.3;R 0.2.1;0 Left 'bc'",
            "1;L 0.2.3;R 0.2.1;0 Left Complete",
            "2;L 0.0.0;R 0.0.0;0 Left Waiting",
            "2;L 0.1.0;R 0.0.0;0 Left Streaming",
            "2;L 0.1.1;R 0.0.0;0 Left 'x'",
            "2;L 0.1.1;R 0.0.0;0 Right Waiting",
        ]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("2;L 0.2.3;R 0.2.2;1\n")]
    [InlineData("٢;L 0.2.3;R 0.2.2;1")]
    [InlineData("2;L 0.2.3;R 0.2.2")]
    [InlineData("2;L 0.2.3;R 0.2.2;3")]
    [InlineData("2;L 0.5.3;R 0.2.2;1")]
    [InlineData("2;L -1.2.3;R 0.2.2;1")]
    [InlineData("2;L 99999999999.2.3;R 0.2.2;1")]
    [InlineData("2;L 0.2.9999999999;R 0.2.2;1")]
    [InlineData("0;L 0.2.3;R 0.2.2;1")]
    [InlineData("3;L 0.0.0;R 0.0.0;0")]
    [InlineData("2;L 1.0.0;R 0.2.2;0")]
    [InlineData("2;L 0.2.4;R 0.2.2;0")]
    [InlineData("2;L 0.3.3;R 0.2.2;0")]
    [InlineData("2;L 0.1.2;R 0.2.2;0")]
    [InlineData("2;L 0.2.3;R 0.2.2;2")]
    public void A_cursor_this_battle_cannot_have_given_replays_the_current_turn(string? cursor)
    {
        var view = Views.Battle(
            Views.Turn(Views.Complete("abc"), Views.Complete("b")),
            Views.Turn(Views.Complete("a🦭"), Views.Complete("hi"), turn: 2, votable: true));

        var page = new BattlePage();
        foreach (var step in EventsOf(cursor, view))
        {
            page.Apply(step);
        }

        page.Left(2).ShouldBe(view.Turns[1].Left);
        page.Right(2).ShouldBe(view.Turns[1].Right);
        page.Events.OfType<StatusChanged>().ShouldNotContain(step => step.Turn == 1);
        page.Votable.ShouldBe([2]);
    }

    [Fact]
    public void A_hostile_cursor_ahead_of_a_running_answer_splits_no_scalar_value()
    {
        const string Cursor = "1;L 0.1.2;R 0.0.0;0";
        EventsOf(Cursor, Views.Battle(Views.Turn(Views.Waiting(), Views.Waiting()))).ShouldBeEmpty();

        var (_, known) = BattleDiff.Between(BattleCursor.Parse(Cursor)!, Views.Battle(Views.Turn(Views.Waiting(), Views.Waiting())));
        var (steps, _) = BattleDiff.Between(known, Views.Battle(Views.Turn(Views.Streaming("a🦭b"), Views.Waiting())));

        steps.OfType<TextAdded>().ShouldHaveSingleItem().Text.ShouldBe("b");
    }

    private static void Hear(BattlePage page, BattleView view)
    {
        foreach (var step in EventsOf(page.Cursor, view))
        {
            page.Apply(step);
        }
    }

    private static IReadOnlyList<BattleEvent> EventsOf(string? cursor, BattleView view) =>
        BattleDiff.Between(BattleDiff.Accept(BattleCursor.Parse(cursor), view), view).Steps;

    private static void ShouldShow(BattlePage page, BattleView view, string where)
    {
        foreach (var turn in view.Turns)
        {
            page.Left(turn.Turn).ShouldBe(turn.Left, where);
            page.Right(turn.Turn).ShouldBe(turn.Right, where);
        }

        page.Cursor.ShouldBe(BattleDiff.CursorOf(view).ToString(), where);
        (page.Revealed is not null).ShouldBe(view.Verdict is not null, where);
        page.Events.OfType<TextAdded>().Where(step => char.IsLowSurrogate(step.Text[0]) || char.IsHighSurrogate(step.Text[^1])).ShouldBeEmpty(where);
    }

    /// <summary>A turn begins with both sides waiting at their first attempt, so this event may be missed.</summary>
    private static bool IsFirstWaiting(BattleEvent step) => step is StatusChanged { Attempt: 0, Status: AnswerStatus.Waiting };

    private static string Say(BattleEvent step) => step switch
    {
        StatusChanged status => $"{status.Cursor} {status.Side} {status.Status}",
        TextAdded text => $"{text.Cursor} {text.Side} '{text.Text}'",
        TurnVotable votable => $"{votable.Cursor} votable {votable.Turn}",
        _ => step.ToString(),
    };
}
