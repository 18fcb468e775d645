using Arena.Ratings.Boards;
using Arena.Ratings.Fits;
using Arena.Ratings.Intervals;
using Arena.Ratings.Votes;
using Arena.Support;
using MathNet.Numerics.Distributions;

namespace Arena.Ratings.Tests.Boards;

/// <summary>Known truths through the whole engine. Bounds are binomial: a correct engine fails less than once in a million seeds.</summary>
public sealed class SimulationTests
{
    private const double FalseAlarm = 1e-6;

    [Fact]
    public void Ratings_nu_and_seat_are_recovered()
    {
        double[] truth = Simulate.Spread(20, 1, 3);
        var fit = PairwiseFitter.Fit(VoteCounts.FromVotes(new Simulate(truth, .7, .15, 9).Votes(60_000))).Components[0];
        var limit = -Normal.InvCDF(0, 1, FalseAlarm / 50);

        Math.Abs(Math.Log(fit.Nu / .7) / fit.LogTieSe).ShouldBeLessThan(limit);
        Math.Abs((fit.Seat - .15) / fit.SeatSe).ShouldBeLessThan(limit);
        for (var i = 0; i < 20; i++)
        {
            Math.Abs((fit.Theta[i] - truth[i]) / Math.Sqrt(fit.Covariance[i, i])).ShouldBeLessThan(limit);
        }
    }

    [Theory]
    [InlineData(2000, true)]
    [InlineData(2000, false)]
    public void Intervals_cover_the_truth(int votes, bool davidson)
    {
        double[] truth = Simulate.Spread(10, .8, 4);
        var rounds = 60 * Scale.Factor;
        var (covered, seat) = (0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var sample = new Simulate(truth, davidson ? .7 : 0, .1, (ulong)(100 + round)).Votes(votes);
            var fit = PairwiseFitter.Fit(VoteCounts.FromVotes(sample), davidson ? FitOptions.Davidson : FitOptions.BradleyTerry with { Seat = true }).Components[0];
            covered += Enumerable.Range(0, 10).Count(i => Math.Abs(fit.Theta[i] - truth[i]) <= 1.96 * Math.Sqrt(fit.Covariance[i, i]));
            seat += Math.Abs(fit.Seat - .1) <= 1.96 * fit.SeatSe ? 1 : 0;
        }

        // Ten ratings share nine degrees of freedom, so their hits are close to independent; the bound treats only
        // every second one as such.
        ShouldBeBinomial(covered / 2, rounds * 5, .95);
        ShouldBeBinomial(seat, rounds, .95);
    }

    [Fact]
    public void Clustered_intervals_cover_where_per_vote_intervals_do_not()
    {
        // Each voter has a taste: contestants 0 to 3 get a bonus or a malus of 1.5 log-odds throughout.
        double[] truth = Simulate.Spread(8, .5, 4);
        var rounds = 60 * Scale.Factor;
        var (clustered, naive) = (0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var (votes, voters, population) = Tastes(truth, 120, 60, (ulong)(700 + round));
            var by = new VoterVotes(votes, voters);
            var perVote = PairwiseFitter.Fit(by.ToCounts(), FitOptions.BradleyTerry);
            var perVoter = ClusteredCovariance.Apply(perVote, by);
            for (var i = 0; i < 2; i++)
            {
                var error = Math.Abs(perVote.Theta(4 * i) - population[4 * i]);
                naive += error <= 1.96 * Math.Sqrt(perVote.Components[0].Covariance[4 * i, 4 * i]) ? 1 : 0;
                clustered += error <= 1.96 * Math.Sqrt(perVoter.Components[0].Covariance[4 * i, 4 * i]) ? 1 : 0;
            }
        }

        // Tested at .93: the population's value is itself read off a large sample, and 120 clusters are not many.
        clustered.ShouldBeGreaterThan(Quantile(.93, 2 * rounds, FalseAlarm));
        (naive / (2.0 * rounds)).ShouldBeLessThan(.85);
    }

    [Fact]
    public void Simultaneous_ranks_of_equal_contestants_err_in_few_boards_and_marginal_intervals_in_most()
    {
        var rounds = 80 * Scale.Factor;
        var (simultaneous, marginal) = (0, 0);
        for (var round = 0; round < rounds; round++)
        {
            var counts = VoteCounts.FromVotes(new Simulate(new double[30], .7, 0, (ulong)(300 + round)).Votes(6000));
            var board = BoardBuilder.Build(counts, new BoardOptions { RankDraws = 400, Seed = (ulong)round });
            simultaneous += board.Rows.Any(row => row.RankLow > 1 || row.RankHigh < 30) ? 1 : 0;
            marginal += board.Rows.Max(row => row.Low) > board.Rows.Min(row => row.High) ? 1 : 0;
        }

        // The normal approximation and 400 draws put the true rate a little above .05; tested as .07.
        simultaneous.ShouldBeLessThan(Quantile(.07, rounds, 1 - FalseAlarm) + 1);
        (marginal / (double)rounds).ShouldBeGreaterThan(.4);
    }

    [Fact]
    public void Ranks_of_different_contestants_contain_the_truth()
    {
        double[] truth = [.5, .4, .3, .2, .1, 0, -.1, -.2, -.3, -.9];
        var rounds = 60 * Scale.Factor;
        var hit = 0;
        for (var round = 0; round < rounds; round++)
        {
            var counts = VoteCounts.FromVotes(new Simulate(truth, .7, 0, (ulong)(500 + round)).Votes(5000));
            var board = BoardBuilder.Build(counts, new BoardOptions { RankDraws = 400, Seed = (ulong)round });
            hit += board.Rows.All(row => row.RankLow <= row.Contestant + 1 && row.Contestant + 1 <= row.RankHigh) ? 1 : 0;
            board.Rows.Single(row => row.Contestant == 9).RankLow.ShouldBeGreaterThan(5);
        }

        hit.ShouldBeGreaterThan(Quantile(.93, rounds, FalseAlarm));
    }

    [Fact]
    public void Sparse_contestants_are_covered_too()
    {
        // Truths drawn from the prior, twelve votes each: the penalised interval has to hold on average over the prior.
        var (covered, rounds) = (0, 150 * Scale.Factor);
        for (var round = 0; round < rounds; round++)
        {
            var truth = Simulate.Spread(12, 1.15, (ulong)(2000 + round));
            var fit = PairwiseFitter.Fit(VoteCounts.FromVotes(new Simulate(truth, .7, 0, (ulong)round).Votes(72)));
            covered += fit.ComponentOf(0) < 0 ? 1
                : Math.Abs(fit.Theta(0) - truth[0]) <= 1.96 * Math.Sqrt(fit.Components[0].Covariance[fit.LocalIndex(0), fit.LocalIndex(0)]) ? 1 : 0;
        }

        covered.ShouldBeGreaterThan(Quantile(.92, rounds, FalseAlarm));
    }

    /// <summary>The smallest count whose cumulated probability reaches the given one.</summary>
    private static int Quantile(double probability, int trials, double cumulated)
    {
        var count = 0;
        while (Binomial.CDF(probability, trials, count) < cumulated)
        {
            count++;
        }

        return count;
    }

    private static void ShouldBeBinomial(int hits, int trials, double probability)
    {
        // The sandwich is asymptotic: .95 nominal may be .94 at these sizes.
        hits.ShouldBeGreaterThanOrEqualTo(Quantile(probability - .01, trials, FalseAlarm));
        hits.ShouldBeLessThanOrEqualTo(Quantile(probability + .01, trials, 1 - FalseAlarm));
    }

    private static (Vote[] Votes, int[] Voters, double[] Population) Tastes(double[] truth, int voters, int each, ulong seed)
    {
        var random = new Ratings.Numerics.SeededRandom(seed);
        var votes = new List<Vote>();
        for (var voter = 0; voter < voters; voter++)
        {
            var taste = random.Next(2) == 0 ? 1.5 : -1.5;
            var own = truth.Select((t, i) => t + (i < 4 ? taste : 0)).ToArray();
            votes.AddRange(new Simulate(own, 0, 0, (seed * 1000) + (ulong)voter).Votes(each));
        }

        return ([.. votes], [.. Enumerable.Range(0, voters * each).Select(i => i / each)], Population(truth));
    }

    /// <summary>What Bradley-Terry converges to on the mixture of both tastes.</summary>
    private static double[] Population(double[] truth)
    {
        var counts = new VoteCounts(truth.Length);
        for (var i = 0; i < truth.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var wins = new[] { 1.5, -1.5 }.Average(taste => Logistic(truth[i] - truth[j] + (taste * ((i < 4 ? 1 : 0) - (j < 4 ? 1 : 0)))));
                counts.Add(new Vote(i, j, Outcome.Left), (int)Math.Round(1e7 * wins));
                counts.Add(new Vote(i, j, Outcome.Right), (int)Math.Round(1e7 * (1 - wins)));
            }
        }

        return PairwiseFitter.Fit(counts, FitOptions.BradleyTerry).Components[0].Theta.ToArray();
    }

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
