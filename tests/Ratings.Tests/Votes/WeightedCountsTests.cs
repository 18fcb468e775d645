using Arena.Ratings.Fits;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Tests.Votes;

public sealed class WeightedCountsTests
{
    [Fact]
    public void Nonsense_weights_are_refused()
    {
        var counts = new WeightedCounts();
        var vote = new Vote(0, 1, Outcome.Left);

        Should.Throw<ArgumentException>(() => counts.Add(vote, double.NaN));
        Should.Throw<ArgumentException>(() => counts.Add(vote, double.PositiveInfinity));
        Should.Throw<ArgumentException>(() => counts.Add(vote, -1));
        Should.Throw<ArgumentException>(() => counts.Add(vote, 1e101)).Message.ShouldContain("1E+101");
        Should.Throw<ArgumentException>(() => counts.Add(vote, 1e-101));
        Should.Throw<ArgumentException>(() => counts.Add(new Vote(1, 1, Outcome.Left), 1));
        Should.Throw<ArgumentException>(() => WeightedCounts.FromProbabilities([vote], [double.NaN]));
        Should.Throw<ArgumentException>(() => WeightedCounts.FromProbabilities([vote], [0]));
        Should.Throw<ArgumentException>(() => WeightedCounts.FromProbabilities([vote], [1.5]));
        Should.Throw<ArgumentException>(() => WeightedCounts.FromProbabilities([vote], []));
        counts.Total.ShouldBe(0);
    }

    [Fact]
    public void The_largest_and_the_smallest_weights_still_give_the_plain_fit()
    {
        var votes = new Simulate([.4, 0, -.4], .8, .1, 1).Votes(900);
        var plain = PairwiseFitter.Fit(VoteCounts.FromVotes(votes));
        foreach (var weight in new[] { 1e100, 1e-100 })
        {
            var counts = new WeightedCounts();
            Array.ForEach(votes, vote => counts.Add(vote, weight));
            var fit = PairwiseFitter.Fit(counts);

            fit.Theta(0).ShouldBe(plain.Theta(0), 1e-9);
            fit.Components[0].Covariance[0, 0].ShouldBe(plain.Components[0].Covariance[0, 0], 1e-9);
        }
    }

    [Fact]
    public void No_votes_give_an_empty_fit() => PairwiseFitter.Fit(new WeightedCounts(3)).Components.ShouldBeEmpty();

    [Fact]
    public void Equal_weights_are_the_plain_fit()
    {
        var votes = new Simulate([.4, 0, -.4], .8, .1, 1).Votes(900);
        var weighted = PairwiseFitter.Fit(WeightedCounts.FromProbabilities(votes, [.. votes.Select(_ => .25)]));
        var plain = PairwiseFitter.Fit(VoteCounts.FromVotes(votes));

        weighted.Theta(0).ShouldBe(plain.Theta(0), 1e-10);
        weighted.Components[0].Covariance[0, 0].ShouldBe(plain.Components[0].Covariance[0, 0], 1e-12);
        weighted.Votes.ShouldBe(900, 1e-9);
    }

    [Fact]
    public void Inverse_pair_weights_give_every_frequent_pair_the_same_say()
    {
        var counts = Golden.Table((0, 1, 600, 400), (0, 2, 60, 40), (1, 2, 3, 2));
        var weighted = WeightedCounts.InversePair(counts);

        weighted.TotalWeight.ShouldBe(1 + 1 + .1, 1e-12);
    }

    [Fact]
    public void The_prior_asks_for_votes_and_not_for_weights()
    {
        var counts = new VoteCounts();
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < i; j++)
            {
                counts.Add(new Vote(i, j, Outcome.Left), 500);
                counts.Add(new Vote(i, j, Outcome.Right), 500);
            }
        }

        counts.Add(new Vote(6, 0, Outcome.Left), 3);
        var fit = PairwiseFitter.Fit(WeightedCounts.InversePair(counts)).Components.Single();

        fit.VotesPerMember[6].ShouldBe(3);
        fit.Penalised.ShouldBe([false, false, false, false, false, false, true]);
    }

    [Theory]
    [InlineData(PairwiseModel.Davidson)]
    [InlineData(PairwiseModel.RaoKupper)]
    public void The_guard_of_sparse_contestants_takes_squared_weights(PairwiseModel model)
    {
        // A newcomer's wins vary less than the model says, and each of them weighs four times as much as other votes.
        var options = new FitOptions { Model = model, Seat = false };
        var counts = new WeightedCounts();
        for (var i = 0; i < 2; i++)
        {
            counts.Add(new Vote(0, 1, (Outcome)i), 1, 1000);
            counts.Add(new Vote(1, 0, (Outcome)i), 1, 1000);
        }

        counts.Add(new Vote(2, 0, Outcome.Left), 4, 16);
        counts.Add(new Vote(0, 1, Outcome.Tie), 1, 500);
        var fit = PairwiseFitter.Fit(counts, options).Components.Single();
        var first = PairwiseFitter.Fit(counts, options with { Revision = 1 }).Components.Single();

        fit.Penalised.ShouldBe([false, false, true]);
        fit.Covariance[2, 2].ShouldBeGreaterThan(1.5 * first.Covariance[2, 2]);
    }

    /// <summary>
    /// Where the model does not hold, ratings depend on who meets whom. Contestant 0 is good only against contestant 1, and the
    /// matchmaker draws that pair far too often; weights from the logged draw restore the ratings of uniform draws.
    /// </summary>
    [Fact]
    public void Draw_probabilities_undo_a_preference_of_the_matchmaker()
    {
        var random = new Arena.Ratings.Numerics.SeededRandom(4);
        var (votes, probabilities, uniform) = (new List<Vote>(), new List<double>(), new List<Vote>());
        (int, int)[] pairs = [(0, 1), (0, 2), (1, 2)];
        double[] draw = [.8, .1, .1];
        double[] win = [.9, .5, .5];
        for (var i = 0; i < 60_000; i++)
        {
            var u = random.NextDouble();
            var k = u < .8 ? 0 : u < .9 ? 1 : 2;
            votes.Add(new Vote(pairs[k].Item1, pairs[k].Item2, random.NextDouble() < win[k] ? Outcome.Left : Outcome.Right));
            probabilities.Add(draw[k]);
            k = random.Next(3);
            uniform.Add(new Vote(pairs[k].Item1, pairs[k].Item2, random.NextDouble() < win[k] ? Outcome.Left : Outcome.Right));
        }

        var target = PairwiseFitter.Fit(VoteCounts.FromVotes(uniform.ToArray()), FitOptions.BradleyTerry);
        var biased = PairwiseFitter.Fit(VoteCounts.FromVotes(votes.ToArray()), FitOptions.BradleyTerry);
        var weighted = PairwiseFitter.Fit(WeightedCounts.FromProbabilities(votes.ToArray(), probabilities.ToArray()), FitOptions.BradleyTerry);

        (biased.Theta(0) - target.Theta(0)).ShouldBeGreaterThan(.15);
        weighted.Theta(0).ShouldBe(target.Theta(0), .06);
    }
}
