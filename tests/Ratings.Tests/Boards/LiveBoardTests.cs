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

    [Fact]
    public void A_first_tie_asks_for_a_refit()
    {
        var counts = Golden.Table((0, 1, 600, 400));
        var live = new LiveBoard(PairwiseFitter.Fit(counts), counts);

        live.TryApply(new Vote(0, 1, Outcome.Tie)).ShouldBeTrue();
        live.IsRefitDue.ShouldBeTrue();
    }
}
