using Arena.Contracts.Battles;
using Arena.Contracts.Ratings.Analytics;
using Arena.Grains.Ratings.Analytics;
using Arena.Ratings.Intervals;

namespace Arena.Grains.Tests.Ratings.Analytics;

/// <summary>What comes out of a fit: families, position bias, rating history.</summary>
public sealed class FittedViewTests
{
    [Fact]
    public void Two_contestants_without_ties_differ_by_the_logarithm_of_their_odds()
    {
        // Balanced seats and 3 : 1: 400 log10(3) = 190.848501888 points. Without ties Davidson is Bradley-Terry; 200 votes need no prior.
        var log = Balanced("a1", "b1", wins: 150, losses: 50);

        var view = FamiliesView.Of(log.Votes(), SampleLog.Everything, reference: "b1");

        view.ReferenceContestant.ShouldBe("Name of b1");
        view.ReferenceFamily.ShouldBe("B");
        view.Model.ShouldBe(FamilyModel.Means);
        view.Spread.ShouldBeNull();
        view.Variants.ShouldAllBe(variant => variant.Shrunken == null && variant.Borrowed == null);
        var better = view.Variants[0];
        better.Contestant.ShouldBe("a1");
        better.Variant.ShouldBe("Variant a1");
        better.Effect!.Value.ShouldBe(190.848502, 1e-6);
        better.Direct.ShouldBe(200);
        better.Provisional.ShouldBeFalse();
        better.Outcomes.ShouldBe(new Outcomes(150, 50, 0, 0));
        view.Variants[1].Effect.ShouldBeNull();
        view.Families.Single(family => family.Family == "A").Effect.ShouldBe(better.Effect);
        view.Families.Single(family => family.Family == "B").Effect.ShouldBeNull();

        // Variance of a log odds: 1/150 + 1/50, by two hundred voters: factor 200/199 and Student's t with 199 degrees of freedom.
        var half = 1.971957 * Math.Sqrt(((1 / 150.0) + (1 / 50.0)) * 200 / 199) * 173.717793;
        (better.Effect.High - better.Effect.Value).ShouldBe(half, .05);
    }

    [Fact]
    public void Families_are_random_effects_once_one_of_them_has_two_contestants()
    {
        var log = Balanced("a1", "b1", 60, 40);
        Balanced(log, "a2", "b1", 60, 40);
        Balanced(log, "a1", "a2", 50, 50);

        var view = FamiliesView.Of(log.Votes(), SampleLog.Everything, reference: "b1");

        view.Model.ShouldBe(FamilyModel.Random);
        view.Spread!.Value.ShouldBeGreaterThan(0);
        var family = view.Families.Single(row => row.Family == "A");
        family.Contestants.ShouldBe(2);
        family.Outcomes.Votes.ShouldBe(200, "votes between two of a family tell nothing of it");
        family.Effect!.Low.ShouldBeLessThan(family.Effect.Value);
        foreach (var variant in view.Variants)
        {
            variant.Borrowed!.Value.ShouldBeInRange(.01, .99);
            variant.Shrunken!.Low.ShouldBeLessThan(variant.Shrunken.Value);
        }

        view.Variants.Sum(variant => variant.Shrunken!.Value).ShouldBe(3000, 1e-5);
    }

    [Fact]
    public void Without_a_reference_the_contestant_with_most_votes_is_one_and_unconnected_ones_are_left_out()
    {
        var log = Balanced("a1", "b1", 60, 40);
        Balanced(log, "a1", "b1", 1, 1);
        log.Vote("c1", "unknown", Verdict.Left, times: 3);

        var view = FamiliesView.Of(log.Votes(), SampleLog.Everything, reference: "c1");

        view.ReferenceContestant.ShouldBe("Name of a1");
        view.LeftOut.ShouldBe(2);
        view.Variants.Select(row => row.Contestant).ShouldBe(["a1", "b1"], ignoreOrder: true);
    }

    [Fact]
    public void Who_left_the_catalogue_is_in_no_family_and_changes_none()
    {
        var view = With("gone");

        view.Families.Select(row => row.Family).ShouldBe(["A", "B"]);
        view.WithoutFamily.ShouldBe(2);
        view.LeftOut.ShouldBe(0);
        view.Variants.Length.ShouldBe(5);

        // The only one of its family tells nothing of families, and neither do these.
        var single = With("c1");
        single.Spread!.Value.ShouldBe(view.Spread!.Value, 1e-9);
        single.Families.Single(row => row.Family == "A").Effect.ShouldBe(view.Families[0].Effect);

        static FamilyComparison With(string other)
        {
            var log = Balanced("a1", "b1", 600, 400);
            Balanced(log, "a2", "b1", 60, 40);
            Balanced(log, other, "b1", 70, 130);
            Balanced(log, "gone too", "b1", 170, 30);
            return FamiliesView.Of(log.Votes(), SampleLog.Everything, reference: null);
        }
    }

    [Fact]
    public void Without_any_family_there_are_only_contestants()
    {
        var view = FamiliesView.Of(Balanced("gone", "other-gone", 60, 40).Votes(), SampleLog.Everything, reference: null);

        view.Families.ShouldBeEmpty();
        (view.Model, view.ReferenceFamily, view.WithoutFamily).ShouldBe((null, "", 2));
        view.Variants[0].Contestant.ShouldBe("gone");
        view.Variants[0].Effect.ShouldBeNull();
    }

    [Fact]
    public void The_left_side_has_the_advantage_that_equal_contestants_show()
    {
        // Equal contestants, 3 : 1 for the left: again 190.848502 points.
        var log = new SampleLog()
            .Vote("a1", "b1", Verdict.Left, times: 75).Vote("a1", "b1", Verdict.Right, times: 25)
            .Vote("b1", "a1", Verdict.Left, times: 75).Vote("b1", "a1", Verdict.Right, times: 25);

        var rows = PositionBiasView.Of(log.Votes(), SampleLog.Everything).Rows;

        rows.Select(row => row.Language).ShouldBe([null, "en"]);
        rows[0].Left.ShouldBe(150);
        rows[0].Right.ShouldBe(50);
        rows[0].LeftShare!.Value.ShouldBe(.75);
        rows[0].LeftShare!.Low.ShouldBe(Proportion.Wilson(150, 200).Low, 1e-9);
        rows[0].Advantage!.Value.ShouldBe(190.848502, 1e-6);
        rows[0].PValue!.Value.ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void Sides_that_cannot_be_told_from_strength_say_nothing_of_an_advantage()
    {
        var rows = PositionBiasView.Of(new SampleLog().Vote("a1", "b1", Verdict.Left, times: 9).Vote("a1", "b1", Verdict.Tie).Votes(), SampleLog.Everything).Rows;

        rows[0].Left.ShouldBe(9);
        rows[0].Ties.ShouldBe(1);
        rows[0].LeftShare!.Value.ShouldBe(1);
        rows[0].Advantage.ShouldBeNull();
        rows[0].PValue.ShouldBeNull();

        PositionBiasView.Of(new SampleLog().Vote("a1", "b1", Verdict.Tie).Votes(), SampleLog.Everything).Rows[0].LeftShare.ShouldBeNull();
    }

    [Fact]
    public void Ratings_of_the_past_are_those_of_the_votes_until_then()
    {
        var log = Balanced("a1", "b1", 150, 50);
        var before = RatingHistoryView.Of(log.Votes(), SampleLog.Everything).Rows;
        Balanced(log, "a1", "b1", 50, 150, day: 2);

        var rows = RatingHistoryView.Of(log.Votes(), SampleLog.Everything).Rows;

        rows.Length.ShouldBe(4);
        rows.Take(2).ShouldBe(before);
        rows[0].ShouldSatisfyAllConditions(
            row => row.Day.ShouldBe(new DateOnly(2026, 3, 2)),
            row => row.Cutoff.ShouldBe(200),
            row => row.Contestant.ShouldBe("a1"),
            row => row.Rating.Value.ShouldBe(1000 + (190.848502 / 2), 1e-6),
            row => row.Votes.ShouldBe(200));
        rows[2].Day.ShouldBe(new DateOnly(2026, 3, 4));
        rows[2].Cutoff.ShouldBe(400);
        rows[2].Rating.Value.ShouldBe(1000, 1e-6);
    }

    [Fact]
    public void A_clock_that_is_set_back_ends_no_day_twice()
    {
        var log = new SampleLog().Vote("a1", "b1", Verdict.Left, day: 3).Vote("b1", "a1", Verdict.Left, day: 1).Vote("a1", "b1", Verdict.Tie, day: 4);

        RatingHistoryView.Of(log.Votes(), SampleLog.Everything).Rows.Select(row => (row.Day.Day, row.Cutoff)).Distinct().ShouldBe([(5, 2), (6, 3)]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(24)]
    [InlineData(25)]
    [InlineData(1000)]
    public void The_first_and_the_last_day_are_always_among_the_chosen(int days)
    {
        var chosen = RatingHistoryView.Chosen(days).ToList();

        chosen.Count.ShouldBe(Math.Min(days, RatingHistory.MostDays));
        chosen.ShouldBe(chosen.Distinct().Order());
        chosen[0].ShouldBe(0);
        chosen[^1].ShouldBe(days - 1);
    }

    private static SampleLog Balanced(string one, string other, int wins, int losses) => Balanced(new SampleLog(), one, other, wins, losses);

    // Half of the votes in each seating, so that the seat effect is exactly 0.
    private static SampleLog Balanced(SampleLog log, string one, string other, int wins, int losses, int day = 0) => log
        .Vote(one, other, Verdict.Left, day: day, times: wins / 2).Vote(one, other, Verdict.Right, day: day, times: losses / 2)
        .Vote(other, one, Verdict.Right, day: day, times: wins - (wins / 2)).Vote(other, one, Verdict.Left, day: day, times: losses - (losses / 2));
}
