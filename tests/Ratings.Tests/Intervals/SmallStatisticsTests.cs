using Arena.Ratings.Boards;
using Arena.Ratings.Fits;
using Arena.Ratings.Influence;
using Arena.Ratings.Intervals;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Tests.Intervals;

public sealed class SmallStatisticsTests
{
    [Fact]
    public void Wilson_agrees_with_a_published_example()
    {
        // Newcombe (1998), 81 of 263.
        var p = Proportion.Wilson(81, 263);
        p.Low.ShouldBe(.2553, 5e-5);
        p.High.ShouldBe(.3662, 5e-5);
        Proportion.Wilson(0, 0).ShouldBe(new Proportion(double.NaN, 0, 1));
        Proportion.Wilson(0, 20).Low.ShouldBe(0);
        Should.Throw<ArgumentOutOfRangeException>(() => Proportion.Wilson(3, 2));
    }

    [Fact]
    public void Seat_bias_is_found_where_there_is_one()
    {
        var biased = SeatBias.Of(PairwiseFitter.Fit(VoteCounts.FromVotes(new Simulate([.3, 0, -.3], .8, .3, 1).Votes(5000))).Components[0]);
        biased.Points.ShouldBe(.3 * 173.7, 5 * biased.Se);
        biased.PValue.ShouldBeLessThan(1e-6);

        var fair = SeatBias.Of(PairwiseFitter.Fit(VoteCounts.FromVotes(new Simulate([.3, 0, -.3], .8, 0, 1).Votes(5000))).Components[0]);
        Math.Abs(fair.Z).ShouldBeLessThan(4.9);
        fair.PValue.ShouldBe(2 * MathNet.Numerics.Distributions.Normal.CDF(0, 1, -Math.Abs(fair.Z)), 1e-12);
        Should.Throw<ArgumentException>(() => SeatBias.Of(PairwiseFitter.Fit(Golden.Journals(), FitOptions.BradleyTerry).Components[0]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_coverage_that_is_none_is_refused(double confidence)
    {
        var fit = PairwiseFitter.Fit(Golden.Journals()).Components[0];

        Should.Throw<ArgumentOutOfRangeException>(() => Quantile.Of(fit, confidence));
        Should.Throw<ArgumentOutOfRangeException>(() => Settlement.DecisiveVotesFor(10, confidence));
        Should.Throw<ArgumentOutOfRangeException>(() => RankSets.Compute(fit.Theta, fit.Covariance, confidence, 100, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => RankSets.Compute(fit.Theta, fit.Covariance, .95, 0, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => ConfidenceSequence.Rho(500, confidence));
    }

    [Fact]
    public void With_three_voters_the_seat_is_tested_against_Students_t()
    {
        var votes = new Simulate([.3, 0, -.3], .8, .3, 1).Votes(600);
        var by = new VoterVotes(votes, [.. Enumerable.Range(0, 600).Select(i => i % 3)]);
        var component = ClusteredCovariance.Apply(PairwiseFitter.Fit(by.ToCounts()), by).Components[0];
        var bias = SeatBias.Of(component);

        bias.PValue.ShouldBe(2 * MathNet.Numerics.Distributions.StudentT.CDF(0, 1, 2, -Math.Abs(bias.Z)), 1e-12);
        (bias.PValue < .05).ShouldBe(Math.Abs(bias.Z) > Quantile.Of(component));
    }

    [Fact]
    public void Voter_shares_add_up()
    {
        var shares = VoterShares.Of(new VoterVotes(new Simulate([0, 0], 1, 0, 1).Votes(8), [3, 3, 3, 3, 3, 3, 0, 1]));

        shares.ShouldBe(new VoterShares(3, .75, 1, 64.0 / 38));
        VoterShares.Of(new VoterVotes([], [])).Voters.ShouldBe(0);
    }
}
