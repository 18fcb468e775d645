using Arena.Ratings.Boards;
using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Tests.Boards;

public sealed class LiveBoardTests
{
    public static TheoryData<FitOptions> AllModels() =>
        [FitOptions.Davidson, FitOptions.BradleyTerry, FitOptions.BradleyTerry with { Ties = TieRule.Drop, Seat = true }];

    [Theory]
    [MemberData(nameof(AllModels))]
    public void Following_votes_one_by_one_agrees_with_a_full_fit(FitOptions options)
    {
        var simulation = new Simulate(Simulate.Spread(12, 1, 1), .8, .1, 2);
        var counts = VoteCounts.FromVotes(simulation.Votes(4000));
        var live = new LiveBoard(PairwiseFitter.Fit(counts, options), counts);
        foreach (var vote in simulation.Votes(25))
        {
            counts.Add(vote);
            live.TryApply(vote).ShouldBeTrue();
        }

        var full = PairwiseFitter.Fit(counts, options);
        for (var i = 0; i < 12; i++)
        {
            EloScale.ToPoints(live.Fit().Theta(i) - full.Theta(i)).ShouldBe(0, .005);
        }

        live.Board().Rows.Sum(row => row.Votes).ShouldBe((int)(2 * full.Votes));
        live.IsRefitDue.ShouldBeFalse();
        Array.ForEach(simulation.Votes(20), vote => live.TryApply(vote));
        live.IsRefitDue.ShouldBeTrue();
    }

    [Fact]
    public void A_vote_that_needs_a_full_fit_is_left_out()
    {
        var counts = Golden.Table((0, 1, 60, 40), (2, 3, 50, 50));
        var live = new LiveBoard(PairwiseFitter.Fit(counts), counts);

        live.TryApply(new Vote(0, 9, Outcome.Left)).ShouldBeFalse();
        live.TryApply(new Vote(0, 2, Outcome.Left)).ShouldBeFalse();
        live.Applied.ShouldBe(0);
        Should.Throw<ArgumentException>(() => live.TryApply(new Vote(1, 1, Outcome.Left)));
    }

    [Fact]
    public void A_newcomer_asks_for_a_refit_soon()
    {
        var counts = Golden.Table((0, 1, 600, 400), (1, 2, 1, 1));
        var live = new LiveBoard(PairwiseFitter.Fit(counts), counts);

        live.TryApply(new Vote(2, 0, Outcome.Left)).ShouldBeTrue();
        live.IsRefitDue.ShouldBeTrue();
    }

    [Theory]
    [InlineData(PairwiseModel.Davidson, true)]
    [InlineData(PairwiseModel.RaoKupper, true)]
    [InlineData(PairwiseModel.BradleyTerry, false)]
    public void A_first_tie_asks_for_a_refit_where_ties_are_modelled(PairwiseModel model, bool due)
    {
        var counts = Golden.Table((0, 1, 600, 400));
        using var live = new LiveBoard(PairwiseFitter.Fit(counts, FitOptions.BradleyTerry with { Model = model }), counts);

        live.TryApply(new Vote(0, 1, Outcome.Tie)).ShouldBeTrue();
        live.IsRefitDue.ShouldBe(due);
    }

    [Fact]
    public void The_vote_that_frees_a_contestant_from_the_prior_asks_for_a_refit()
    {
        var counts = Golden.Table((0, 1, 500, 400), (1, 2, 24, 24));
        using var live = new LiveBoard(PairwiseFitter.Fit(counts, FitOptions.BradleyTerry), counts);

        live.TryApply(new Vote(1, 2, Outcome.Left)).ShouldBeTrue();
        live.IsRefitDue.ShouldBeFalse();
        live.TryApply(new Vote(1, 2, Outcome.Right)).ShouldBeTrue();
        live.IsRefitDue.ShouldBeTrue("it is the 50th");
    }

    [Fact]
    public void The_first_loss_of_an_unbeaten_contestant_asks_for_a_refit()
    {
        var counts = Golden.Table((0, 1, 500, 400), (1, 2, 300, 300), (3, 0, 6, 0));
        using var live = new LiveBoard(PairwiseFitter.Fit(counts, FitOptions.BradleyTerry with { PenaltyVotes = 5, PriorSd = .3 }), counts);

        live.TryApply(new Vote(3, 1, Outcome.Left)).ShouldBeTrue();
        live.IsRefitDue.ShouldBeFalse("it is held as before");
        live.TryApply(new Vote(0, 3, Outcome.Left)).ShouldBeTrue();
        live.IsRefitDue.ShouldBeTrue();
    }

    [Theory]
    [InlineData(PairwiseModel.Davidson)]
    [InlineData(PairwiseModel.BradleyTerry)]
    public void The_first_decision_among_ties_asks_for_a_refit(PairwiseModel model)
    {
        var counts = new VoteCounts();
        counts.Add(new Vote(0, 1, Outcome.Tie), 100);
        counts.Add(new Vote(1, 0, Outcome.Tie), 100);
        using var live = new LiveBoard(PairwiseFitter.Fit(counts, new FitOptions { Model = model }), counts);

        live.TryApply(new Vote(0, 1, Outcome.Tie)).ShouldBeTrue();
        live.IsRefitDue.ShouldBeFalse();
        live.TryApply(new Vote(0, 1, Outcome.Left)).ShouldBeTrue();
        live.IsRefitDue.ShouldBeTrue();
    }

    [Fact]
    public void A_seat_effect_that_votes_now_bound_asks_for_a_refit()
    {
        var counts = new VoteCounts();
        counts.Add(new Vote(0, 1, Outcome.Left), 5);
        counts.Add(new Vote(1, 0, Outcome.Left), 5);
        using var live = new LiveBoard(PairwiseFitter.Fit(counts, new FitOptions { PriorSd = .3 }), counts);

        live.TryApply(new Vote(0, 1, Outcome.Left)).ShouldBeTrue();
        live.IsRefitDue.ShouldBeFalse();
        live.TryApply(new Vote(0, 1, Outcome.Right)).ShouldBeTrue();
        live.TryApply(new Vote(1, 0, Outcome.Right)).ShouldBeTrue();
        live.IsRefitDue.ShouldBeTrue();
    }

    [Fact]
    public void Steps_that_do_not_settle_leave_the_ratings_where_they_were()
    {
        var counts = Golden.Table((0, 1, 500, 400), (1, 2, 300, 300), (3, 0, 40_000, 1));
        using var live = new LiveBoard(PairwiseFitter.Fit(counts, FitOptions.BradleyTerry), counts);
        var before = live.Fit().Theta(3);

        live.TryApply(new Vote(0, 3, Outcome.Left)).ShouldBeTrue();

        live.IsRefitDue.ShouldBeTrue();
        live.Fit().Theta(3).ShouldBe(before);
    }

    [Fact]
    public void A_weighted_fit_is_not_followed()
    {
        var counts = Golden.Table((0, 1, 600, 400));
        using var live = new LiveBoard(PairwiseFitter.Fit(WeightedCounts.InversePair(counts)), counts);

        live.TryApply(new Vote(0, 1, Outcome.Left)).ShouldBeFalse();
        live.Board().Rows.Count.ShouldBe(2);
    }
}
