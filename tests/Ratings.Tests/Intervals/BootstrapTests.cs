using Arena.Ratings.Fits;
using Arena.Ratings.Intervals;
using Arena.Ratings.Numerics;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Tests.Intervals;

public sealed class BootstrapTests
{
    [Theory]
    [InlineData(800)]
    [InlineData(6000)]
    public void Its_errors_agree_with_the_sandwich(int votes)
    {
        var fit = PairwiseFitter.Fit(VoteCounts.FromVotes(new Simulate([.4, .1, -.1, -.4], .8, .1, 2).Votes(votes)));
        var bootstrap = Bootstrap.PerVote(fit, 1000, 7);

        for (var i = 0; i < 4; i++)
        {
            // A standard deviation from 1,000 rounds is good to 2.2 %; bounds at 5 of those, and small-sample bias.
            var sandwich = Math.Sqrt(fit.Components[0].Covariance[i, i]);
            bootstrap.StandardError(i).ShouldBe(sandwich, .13 * sandwich);
            var (low, high) = bootstrap.Interval(i);
            (high - low).ShouldBe(2 * 1.96 * sandwich, .17 * 2 * 1.96 * sandwich);
        }
    }

    [Fact]
    public void Resampling_voters_keeps_their_votes_together()
    {
        var single = new Simulate([.4, .1, -.1, -.4], .8, .1, 2).Votes(1000);
        Vote[] repeated = [.. single.SelectMany(vote => Enumerable.Repeat(vote, 4))];
        var voters = new VoterVotes(repeated, [.. Enumerable.Range(0, 4000).Select(i => i / 4)]);
        var fit = PairwiseFitter.Fit(voters.ToCounts());
        var clustered = ClusteredCovariance.Apply(fit, voters);
        var perVoter = Bootstrap.PerVoter(fit, voters, 800, 7);
        var perVote = Bootstrap.PerVote(fit, 800, 7);

        for (var i = 0; i < 4; i++)
        {
            var expected = Math.Sqrt(clustered.Components[0].Covariance[i, i]);
            perVoter.StandardError(i).ShouldBe(expected, .14 * expected);
            perVote.StandardError(i).ShouldBe(expected / 2, .14 * expected / 2);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_contestant_that_one_voter_alone_judged_is_no_surer_than_its_votes(bool clustered)
    {
        Vote[] votes = [.. new Simulate([.4, 0, -.4], .8, .1, 2).Votes(3000), .. Golden.Votes((3, 0, 40, 40))];
        var voters = new VoterVotes(votes, [.. Enumerable.Range(0, votes.Length).Select(i => i < 3000 ? 1 + (i % 100) : 0)]);
        var fit = PairwiseFitter.Fit(voters.ToCounts());
        var bootstrap = Bootstrap.PerVoter(clustered ? ClusteredCovariance.Apply(fit, voters) : fit, voters, 200, 7);
        var perVote = Math.Sqrt(fit.Components[0].Covariance[3, 3]);
        var (low, high) = bootstrap.Interval(3);

        bootstrap.StandardError(3).ShouldBeGreaterThanOrEqualTo(perVote);
        low.ShouldBeLessThan(fit.Theta(3) - (1.95 * perVote));
        high.ShouldBeGreaterThan(fit.Theta(3) + (1.95 * perVote));
    }

    [Fact]
    public void A_round_without_the_only_voter_of_a_contestant_leaves_that_contestant_to_the_prior()
    {
        Vote[] votes = [.. new Simulate([.4, 0, -.4], .8, .1, 2).Votes(3000), .. Golden.Votes((3, 0, 70, 10))];
        var voters = new VoterVotes(votes, [.. Enumerable.Range(0, votes.Length).Select(i => i < 3000 ? 1 + (i % 100) : 0)]);
        var fit = PairwiseFitter.Fit(voters.ToCounts());
        var bootstrap = Bootstrap.PerVoter(fit, voters, 100, 7);

        // A weight of 0 has the probability 1/e, and the mean of the others is the prior's place.
        var without = Enumerable.Range(0, 100).Count(round => Math.Abs(bootstrap.Theta(round, 3)) < 1e-6);
        without.ShouldBeInRange(12, 62);
    }

    [Fact]
    public void The_same_seed_gives_the_same_rounds()
    {
        var fit = PairwiseFitter.Fit(VoteCounts.FromVotes(new Simulate([.4, .1, -.1, -.4], .8, .1, 2).Votes(2000)));

        Bootstrap.PerVote(fit, 5, 7).Theta(4, 2).ShouldBe(Bootstrap.PerVote(fit, 5, 7).Theta(4, 2));
        Bootstrap.PerVote(fit, 5, 7).Theta(4, 2).ShouldNotBe(Bootstrap.PerVote(fit, 5, 8).Theta(4, 2));
        Bootstrap.PerVote(fit, 5, 7).Theta(4, 99).ShouldBe(double.NaN);
    }

    [Fact]
    public void Rounds_that_determine_nothing_fall_back_on_the_prior()
    {
        var counts = Golden.Table((0, 1, 2, 1), (1, 2, 2, 1));
        var bootstrap = Bootstrap.PerVote(PairwiseFitter.Fit(counts, FitOptions.BradleyTerry with { PenaltyVotes = 0 }), 200, 1);

        bootstrap.StandardError(0).ShouldBeInRange(.1, 5);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        var votes = new Simulate([.4, 0, -.4], .8, .1, 2).Votes(300);
        var fit = PairwiseFitter.Fit(VoteCounts.FromVotes(votes));

        Should.Throw<ArgumentException>(() => Bootstrap.PerVote(fit, 1, 1));
        Should.Throw<ArgumentException>(() => Bootstrap.PerVoter(fit, new VoterVotes([new(0, 7, Outcome.Left)], [0]), 5, 1));
        var weighted = PairwiseFitter.Fit(WeightedCounts.InversePair(VoteCounts.FromVotes(votes)));
        Should.Throw<ArgumentException>(() => Bootstrap.PerVote(weighted, 5, 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(64)]
    [InlineData(150)]
    public void Poisson_counts_have_the_right_moments(int mean)
    {
        var poisson = new PoissonSampler(new SeededRandom(3));
        var draws = Enumerable.Range(0, 100_000).Select(_ => (double)poisson.Next(mean)).ToArray();
        var sd = Math.Sqrt(mean);

        draws.Average().ShouldBe(mean, (6 * sd / Math.Sqrt(100_000)) + 1e-12);
        draws.Average(d => (d - mean) * (d - mean)).ShouldBe(mean, (.04 * mean) + 1e-12);
        ((double)draws.Count(d => d == 0)).ShouldBe(100_000 * Math.Exp(-mean), 950);
    }
}
