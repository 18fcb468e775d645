using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using Arena.Ratings.Intervals;
using Arena.Ratings.Votes;
using Arena.Support;

namespace Arena.Ratings.Tests.Intervals;

public sealed class SettlementTests
{
    [Theory]
    [InlineData(50, 186)]
    [InlineData(25, 742)]
    [InlineData(10, 4638)]
    public void A_direct_pair_needs_this_many_decisive_votes(double halfWidth, long votes) =>
        Settlement.DecisiveVotesFor(halfWidth).ShouldBe(votes);

    [Fact]
    public void A_clear_order_is_settled_and_an_equal_pair_is_not()
    {
        var fit = PairwiseFitter.Fit(Golden.Table((0, 1, 800, 200), (1, 2, 500, 500)), FitOptions.BradleyTerry);
        var clear = Settlement.Of(fit, 0, 1);
        var equal = Settlement.Of(fit, 1, 2);

        clear.IsSettled.ShouldBeTrue();
        clear.VotesNeeded.ShouldBe(0L);
        clear.Difference.ShouldBe(240.8, .1);
        equal.IsSettled.ShouldBeFalse();
        equal.VotesNeeded.ShouldBeNull();
        Settlement.Of(fit, 1, 0).Difference.ShouldBe(-clear.Difference, 1e-9);
    }

    [Fact]
    public void The_votes_it_asks_for_would_settle_it()
    {
        var fit = PairwiseFitter.Fit(Golden.Table((0, 1, 60, 40)), FitOptions.BradleyTerry);
        var open = Settlement.Of(fit, 0, 1);
        open.IsSettled.ShouldBeFalse();
        var needed = (int)open.VotesNeeded!.Value;
        needed.ShouldBeInRange(50, 1000);

        Settlement.Of(PairwiseFitter.Fit(Golden.Table((0, 1, (int)(.6 * (100 + needed)) + 1, (int)(.4 * (100 + needed)))), FitOptions.BradleyTerry), 0, 1).IsSettled.ShouldBeTrue();
    }

    [Fact]
    public void Three_voters_settle_less_than_their_votes_would()
    {
        Vote[] votes = [.. Golden.Votes((0, 1, 360, 240))];
        var by = new VoterVotes(votes, [.. Enumerable.Range(0, 600).Select(i => i % 3)]);
        var fit = ClusteredCovariance.Apply(PairwiseFitter.Fit(by.ToCounts(), FitOptions.BradleyTerry), by);
        var se = Math.Sqrt(fit.Components[0].Covariance.VarianceOfDifference(0, 1));
        var settlement = Settlement.Of(fit, 0, 1);

        // Student's t with two degrees of freedom reaches 4.303 where the normal reaches 1.960, and there are three observations.
        settlement.HalfWidth.ShouldBe(EloScale.ToPoints(se * ConfidenceSequence.Multiplier(3) * 4.30265273 / 1.95996398), 1e-3);
        settlement.IsSettled.ShouldBeFalse();
        settlement.VotesNeeded.ShouldNotBeNull().ShouldBeGreaterThan(0);
        Settlement.Of(PairwiseFitter.Fit(by.ToCounts(), FitOptions.BradleyTerry), 0, 1).IsSettled.ShouldBeTrue();
    }

    [Fact]
    public void The_sequence_is_wider_than_a_single_look_and_narrowest_relative_to_it_near_its_aim()
    {
        ConfidenceSequence.Multiplier(500).ShouldBeInRange(2.5, 3.2);
        ConfidenceSequence.Multiplier(20).ShouldBeGreaterThan(ConfidenceSequence.Multiplier(500));
        ConfidenceSequence.Multiplier(1_000_000).ShouldBeGreaterThan(ConfidenceSequence.Multiplier(500));
        ConfidenceSequence.Multiplier(500, .01).ShouldBeGreaterThan(ConfidenceSequence.Multiplier(500));
    }

    [Fact]
    public void Watching_all_the_time_errs_no_more_often_than_promised()
    {
        // Two equal contestants, 3,000 votes each time, looked at after every tenth vote from 50 on; alpha 0.05.
        var runs = 200 * Scale.Factor;
        var (sequence, naive) = (0, 0);
        for (var run = 0; run < runs; run++)
        {
            var (everSequence, everNaive) = Watch((ulong)run);
            sequence += everSequence ? 1 : 0;
            naive += everNaive ? 1 : 0;
        }

        // With an error of exactly .05, more than .05 + 5 standard errors has a chance below 1e-6.
        (sequence / (double)runs).ShouldBeLessThan(.05 + (5 * Math.Sqrt(.05 * .95 / runs)));
        (naive / (double)runs).ShouldBeGreaterThan(.15);
    }

    [Fact]
    public void Contestants_that_never_met_cannot_be_compared()
    {
        var fit = PairwiseFitter.Fit(Golden.Table((0, 1, 6, 4), (2, 3, 5, 5)));

        Should.Throw<ArgumentException>(() => Settlement.Of(fit, 0, 2));
        Should.Throw<ArgumentException>(() => Settlement.Of(fit, 1, 1));
        Should.Throw<ArgumentException>(() => Settlement.Of(fit, 0, 17));
        Should.Throw<ArgumentOutOfRangeException>(() => ConfidenceSequence.Multiplier(0));
        Should.Throw<ArgumentOutOfRangeException>(() => ConfidenceSequence.Multiplier(1, 2));
    }

    private static (bool Sequence, bool Naive) Watch(ulong seed)
    {
        var simulation = new Simulate([0, 0], 0, 0, seed);
        int wins = 0, losses = 0;
        var (sequence, naive) = (false, false);
        for (var n = 1; n <= 3000; n++)
        {
            var left = simulation.Between(0, 1).Outcome == Outcome.Left;
            (wins, losses) = left ? (wins + 1, losses) : (wins, losses + 1);
            if (n >= 50 && n % 10 == 0)
            {
                var difference = Math.Log((double)wins / losses);
                var se = Math.Sqrt((1.0 / wins) + (1.0 / losses));
                sequence |= Math.Abs(difference) > se * ConfidenceSequence.Multiplier(n);
                naive |= Math.Abs(difference) > 1.96 * se;
            }
        }

        return (sequence, naive);
    }
}
