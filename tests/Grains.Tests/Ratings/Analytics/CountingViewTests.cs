using Arena.Contracts.Battles;
using Arena.Contracts.Ratings.Analytics;
using Arena.Grains.Ratings.Analytics;
using Arena.Grains.Storage;
using Arena.Ratings.Intervals;

namespace Arena.Grains.Tests.Ratings.Analytics;

/// <summary>What is only counted: votes over time, win rates, pairs.</summary>
public sealed class CountingViewTests
{
    [Fact]
    public void Votes_are_counted_by_day_and_gaps_stay_gaps()
    {
        var log = new SampleLog()
            .Vote("a1", "b1", Verdict.Left, voter: "anna")
            .Vote("a1", "b1", Verdict.Right, voter: "anna")
            .Vote("a1", "b1", Verdict.CannotJudge, voter: "ben")
            .Vote("b1", "a1", Verdict.BothBad, day: 3)
            .Vote("b1", "a1", Verdict.Tie, day: 3)
            .Vote("b1", "a1", Verdict.Left, day: 3)
            .Vote("b1", "a1", Verdict.Left, day: 1, source: "oellm")
            .Vote("b1", "a1", Verdict.Left, day: 1, source: VoteSources.Bank, times: 2)
            .Exclude(1, 6);

        VotesOverTimeView.Of(log.Votes(), SampleLog.Everything).ShouldSatisfyAllConditions(
            view => view.Stand.ShouldBe(new AnalyticsStand(9, 1)),
            view => view.Weekly.ShouldBeFalse(),
            view => view.Imported.ShouldBe(1),
            view => view.Bank.ShouldBe(2),
            view => view.Rows.ShouldBe(
            [
                new VotesInPeriod(new DateOnly(2026, 3, 2), 1, 1, 0, 0, 1, 0, 2),
                new VotesInPeriod(new DateOnly(2026, 3, 5), 0, 0, 1, 1, 0, 1, 3),
            ]));
    }

    [Theory]
    [InlineData(91, false, 2, 93)]
    [InlineData(92, true, 0, 91)]
    public void A_longer_time_is_counted_by_week_from_Monday(int days, bool weekly, int first, int last)
    {
        var log = new SampleLog().Vote("a1", "b1", Verdict.Left, day: 2).Vote("a1", "b1", Verdict.Left, day: 2 + days);

        var view = VotesOverTimeView.Of(log.Votes(), SampleLog.Everything);

        var monday = new DateOnly(2026, 3, 2);
        view.Weekly.ShouldBe(weekly);
        view.Rows.Select(row => row.From).ShouldBe([monday.AddDays(first), monday.AddDays(last)]);
    }

    [Fact]
    public void A_tie_is_half_a_win_and_both_bad_is_a_tie_that_nobody_accepts()
    {
        var log = new SampleLog()
            .Vote("a1", "b1", Verdict.Left)
            .Vote("b1", "a1", Verdict.Right)
            .Vote("b1", "a1", Verdict.Tie)
            .Vote("a1", "b1", Verdict.BothBad)
            .Vote("a1", "b1", Verdict.CannotJudge)
            .Vote("b1", "a1", Verdict.Left, language: "sv");

        var rows = WinRatesView.Of(log.Votes(), SampleLog.Everything).Rows;

        rows.Select(row => (row.Language, row.Contestant)).ShouldBe([("sv", "b1"), ("sv", "a1"), ("en", "a1"), ("en", "b1")]);
        var english = rows[2];
        english.Outcomes.ShouldBe(new Outcomes(2, 0, 1, 1));
        english.Outcomes.Votes.ShouldBe(4);
        english.Voters.ShouldBe(4);
        english.Name.ShouldBe("Name of a1");
        english.Share.Value.ShouldBe(.75);
        english.Acceptable.Value.ShouldBe(.75);
        english.Acceptable.Low.ShouldBe(Proportion.Wilson(3, 4).Low, 1e-12);
        rows[3].Share.Value.ShouldBe(.25);
    }

    [Fact]
    public void One_voter_many_times_makes_an_interval_no_narrower_than_it_has_to_be()
    {
        var often = new SampleLog().Vote("a1", "b1", Verdict.Left, voter: "anna", times: 20).Vote("a1", "b1", Verdict.Right, voter: "ben", times: 20);
        var once = new SampleLog().Vote("a1", "b1", Verdict.Left, times: 20).Vote("a1", "b1", Verdict.Right, times: 20);

        Interval Share(SampleLog log) => WinRatesView.Of(log.Votes(), SampleLog.Everything).Rows.Single(row => row.Contestant == "a1").Share;

        Share(once).ShouldBe(OutcomeTally.IntervalOf(Proportion.Wilson(20, 40)));
        (Share(often).High - Share(often).Low).ShouldBeGreaterThan(2 * (Share(once).High - Share(once).Low));
    }

    [Fact]
    public void A_pair_is_one_row_whoever_was_left_and_the_better_rated_comes_first()
    {
        var log = new SampleLog()
            .Vote("b1", "a1", Verdict.Right, times: 2)
            .Vote("a1", "b1", Verdict.Left)
            .Vote("a1", "b1", Verdict.Right)
            .Vote("c1", "b1", Verdict.BothBad);

        var view = HeadToHeadView.Of(log.Votes(), SampleLog.Everything);

        view.Contestants[0].ShouldBe(new ContestantName("a1", "Name of a1", "A", "Variant a1"));
        view.Rows.Select(row => (row.One, row.Other, row.Outcomes)).ShouldBe(
        [
            ("a1", "b1", new Outcomes(3, 1, 0, 0)),
            view.Contestants[1].Contestant == "b1" ? ("b1", "c1", new Outcomes(0, 0, 0, 1)) : ("c1", "b1", new Outcomes(0, 0, 0, 1)),
        ]);
        view.Rows[0].Share.Value.ShouldBe(.75);
    }

    [Fact]
    public void Excluded_and_imported_votes_and_those_nobody_judged_are_on_no_account()
    {
        var log = new SampleLog()
            .Vote("a1", "b1", Verdict.Left)
            .Vote("a1", "b1", Verdict.Left, source: "fastchat")
            .Vote("a1", "b1", Verdict.CannotJudge)
            .Vote("a1", "a1", Verdict.Left)
            .Exclude(1, 1);

        VotesOverTimeView.Of(log.Votes(), SampleLog.Everything).Rows.Single().ShouldBe(new VotesInPeriod(new DateOnly(2026, 3, 2), 0, 0, 0, 0, 1, 2, 3));
        WinRatesView.Of(log.Votes(), SampleLog.Everything).Rows.ShouldBeEmpty();
        HeadToHeadView.Of(log.Votes(), SampleLog.Everything).Contestants.ShouldBeEmpty();
        PositionBiasView.Of(log.Votes(), SampleLog.Everything).Rows.ShouldBeEmpty();
        RatingHistoryView.Of(log.Votes(), SampleLog.Everything).Rows.ShouldBeEmpty();
        FamiliesView.Of(log.Votes(), SampleLog.Everything, null).Variants.ShouldBeEmpty();

        log.Exclude(2, 1, null);
        WinRatesView.Of(log.Votes(), SampleLog.Everything).Rows.Length.ShouldBe(2);
    }

    [Fact]
    public void An_exclusion_that_is_read_before_its_vote_holds()
    {
        var log = new SampleLog().Exclude(1, 1).Vote("a1", "b1", Verdict.Left);

        VotesOverTimeView.Of(log.Votes(), SampleLog.Everything).Rows.Single().Excluded.ShouldBe(1);
    }

    [Fact]
    public void Language_and_topic_choose_the_votes()
    {
        var log = new SampleLog()
            .Vote("a1", "b1", Verdict.Left, language: "sv", topic: "science")
            .Vote("a1", "b1", Verdict.Left, language: "en", topic: "science", times: 2)
            .Vote("a1", "b1", Verdict.Left, language: "en", times: 4);

        int Count(string? language, string? topic) => VotesOverTimeView.Of(log.Votes(), new AnalyticsQuery(language, topic)).Rows.Sum(row => row.Left);

        Count(null, null).ShouldBe(7);
        Count("sv", null).ShouldBe(1);
        Count(null, "science").ShouldBe(3);
        Count("en", "science").ShouldBe(2);
        Count("fi", null).ShouldBe(0);
    }

    [Fact]
    public void The_latest_votes_of_a_contestant_start_where_they_should()
    {
        var log = new SampleLog().Vote("a1", "b1", Verdict.Left, times: 3).Vote("b1", "c1", Verdict.Left, times: 4);

        log.Table.SequenceOfLatest("a1", 2).ShouldBe(2);
        log.Table.SequenceOfLatest("a1", 100).ShouldBe(1);
        log.Table.SequenceOfLatest("c1", 1).ShouldBe(7);
        log.Table.Knows("c1").ShouldBeTrue();
        log.Table.Knows("x").ShouldBeFalse();
    }
}
