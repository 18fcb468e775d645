using Arena.Ratings.Fits;
using Arena.Ratings.Slices;
using Arena.Ratings.Style;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Tests.Fits;

public sealed class TieModelTests
{
    private static readonly FitOptions RaoKupper = FitOptions.Davidson with { Model = PairwiseModel.RaoKupper };

    [Fact]
    public void Two_contestants_are_solved_in_closed_form()
    {
        var counts = new VoteCounts();
        counts.Add(new Vote(0, 1, Outcome.Left), 500);
        counts.Add(new Vote(0, 1, Outcome.Right), 200);
        counts.Add(new Vote(0, 1, Outcome.Tie), 250);
        counts.Add(new Vote(0, 1, Outcome.BothBad), 50);
        var fit = PairwiseFitter.Fit(counts, RaoKupper with { Seat = false }).Components.Single();

        // logit P(left) = x - kappa and logit P(right) = -x - kappa.
        var (left, right) = (Math.Log(.5 / .5), Math.Log(.2 / .8));
        (fit.Theta[0] - fit.Theta[1]).ShouldBe((left - right) / 2, 1e-9);
        fit.Kappa.ShouldBe(-(left + right) / 2, 1e-9);
        fit.LogLikelihood().ShouldBe((500 * Math.Log(.5)) + (200 * Math.Log(.2)) + (300 * Math.Log(.3)), 1e-6);
        fit.Nu.ShouldBe(double.NaN);
    }

    [Fact]
    public void Ratings_seat_and_threshold_of_a_known_truth_are_recovered()
    {
        double[] truth = [.9, .3, 0, -.4, -.8];
        var fit = PairwiseFitter.Fit(VoteCounts.FromVotes(new Simulate(truth, 0, .2, 11, kappa: .6).Votes(40_000)), RaoKupper).Components.Single();

        // Six standard errors: a false alarm in fewer than one run of 10^7, and the seed is fixed.
        for (var i = 0; i < truth.Length; i++)
        {
            (Math.Abs(fit.Theta[i] - truth[i]) / Math.Sqrt(fit.Covariance[i, i])).ShouldBeLessThan(6);
        }

        (Math.Abs(fit.Seat - .2) / fit.SeatSe).ShouldBeLessThan(6);
        (Math.Abs(Math.Log(fit.Kappa / .6)) / fit.LogTieSe).ShouldBeLessThan(6);
    }

    [Theory]
    [InlineData(PairwiseModel.Davidson)]
    [InlineData(PairwiseModel.RaoKupper)]
    public void The_model_that_drew_the_votes_is_preferred(PairwiseModel model)
    {
        var theta = Simulate.Spread(8, 1.5, 3);
        var votes = new Simulate(theta, .8, 0, 12, model == PairwiseModel.RaoKupper ? .6 : null).Votes(60_000);

        var ties = Compare(votes)!;

        ties.Preferred.ShouldBe(model);
        ties.LargestMove.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void Few_votes_prefer_neither()
    {
        var votes = new Simulate([.3, 0, -.3], .8, 0, 13).Votes(60);

        Compare(votes)!.Preferred.ShouldBeNull();
    }

    [Fact]
    public void Without_ties_the_models_are_one()
    {
        var votes = Array.FindAll(new Simulate([.6, .1, -.7], .9, .3, 8).Votes(400), vote => vote.Outcome <= Outcome.Right);
        var counts = VoteCounts.FromVotes(votes);

        Compare(votes).ShouldBeNull();
        PairwiseFitter.Fit(counts, RaoKupper).Components[0].Theta.ToArray().ShouldBe(PairwiseFitter.Fit(counts).Components[0].Theta.ToArray());
    }

    [Fact]
    public void Nothing_but_plain_boards_takes_it()
    {
        Vote[] votes = [new(0, 1, Outcome.Left), new(1, 0, Outcome.Tie)];
        var features = StyleFeatures.FromAmounts(["length"], [1, 2], [2, 1]);

        Should.Throw<ArgumentException>(() => StyleControl.Fit(votes, features, RaoKupper));
        Should.Throw<ArgumentException>(() => TieComparison.Of(PairwiseFitter.Fit(VoteCounts.FromVotes(votes), RaoKupper), VoteCounts.FromVotes(votes)));
        Should.Throw<ArgumentException>(() => Shrinkage.FitAll([VoteCounts.FromVotes(votes)], new ShrinkageOptions { Fit = RaoKupper }));
    }

    private static TieComparison? Compare(Vote[] votes)
    {
        var counts = VoteCounts.FromVotes(votes);
        return TieComparison.Of(PairwiseFitter.Fit(counts), counts);
    }
}
