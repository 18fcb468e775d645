using Arena.Ratings.Fits;
using Arena.Ratings.Pairing;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Tests.Pairing;

public sealed class InformationGainTests
{
    [Fact]
    public void The_gain_is_the_drop_of_the_trace()
    {
        var votes = new Simulate([.5, .1, -.1, -.5], 0, 0, 2).Votes(600);
        var options = FitOptions.BradleyTerry;
        var fit = PairwiseFitter.Fit(VoteCounts.FromVotes(votes), options).Components[0];
        var covariance = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(4, 4, (i, j) => fit.ModelCovariance[i, j]);
        var squared = new Arena.Ratings.Numerics.SymmetricMatrix(4);
        Arena.Ratings.Numerics.VectorKernels.MultiplyFull(fit.ModelCovariance, fit.ModelCovariance, squared);

        var d = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense([1, 0, -1, 0]);
        var ones = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(4, 4, 1);
        var after = ((covariance + ones).Inverse() + (.2 * d.OuterProduct(d))).Inverse() - ones;

        InformationGain.Gain(fit.ModelCovariance, squared, 0, 2, .2).ShouldBe(covariance.Trace() - after.Trace(), 1e-9);
    }

    [Fact]
    public void Probabilities_sum_to_one_above_the_floor_and_prefer_the_uncertain()
    {
        var fit = PairwiseFitter.Fit(Golden.Table((0, 1, 500, 500), (1, 2, 30, 30), (0, 2, 30, 30)), FitOptions.BradleyTerry);
        var odds = InformationGain.Probabilities(fit, [(0, 1), (0, 2), (1, 2)]);

        odds.Sum(pair => pair.Probability).ShouldBe(1, 1e-12);
        odds.ShouldAllBe(pair => pair.Probability >= .1 / 3);
        odds[0].Probability.ShouldBeLessThan(.05);
        odds[1].Probability.ShouldBe(odds[2].Probability, .1);
    }

    [Fact]
    public void Newcomers_and_missing_bridges_come_first()
    {
        var fit = PairwiseFitter.Fit(Golden.Table((0, 1, 200, 200), (2, 3, 200, 200)), FitOptions.BradleyTerry);
        var odds = InformationGain.Probabilities(fit, [(0, 1), (2, 3), (0, 2), (0, 4)]);

        odds[0].Probability.ShouldBeLessThan(.03);
        odds[1].Probability.ShouldBeLessThan(.03);
        odds[2].Probability.ShouldBeGreaterThan(.2);
        odds[3].Probability.ShouldBeGreaterThan(.2);
        InformationGain.Probabilities(PairwiseFitter.Fit(new VoteCounts(3)), [(0, 1), (1, 2)]).ShouldAllBe(pair => pair.Probability == .5);
    }

    [Fact]
    public void A_caller_that_mixes_later_gets_the_same_probabilities()
    {
        var fit = PairwiseFitter.Fit(VoteCounts.FromVotes(new Simulate([.5, .1, -.1, -.5], .8, 0, 2).Votes(600)));
        (int, int)[] pairs = [(1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2)];

        InformationGain.Mix(InformationGain.Weights(fit, pairs)).ShouldBe(InformationGain.Probabilities(fit, pairs).Select(pair => pair.Probability));
        InformationGain.Mix([0, 0]).ShouldBe([.5, .5]);
        InformationGain.Mix([3, 1], .2).ShouldBe([.1 + .6, .1 + .2], 1e-15);
    }

    [Fact]
    public void Drawing_follows_the_probabilities()
    {
        PairOdds[] odds = [new(0, 1, .2), new(0, 2, .5), new(1, 2, .3)];

        InformationGain.Draw(odds, 0).ShouldBe(odds[0]);
        InformationGain.Draw(odds, .199).ShouldBe(odds[0]);
        InformationGain.Draw(odds, .201).ShouldBe(odds[1]);
        InformationGain.Draw(odds, .9999999).ShouldBe(odds[2]);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        var fit = PairwiseFitter.Fit(Golden.Wikipedia());

        Should.Throw<ArgumentException>(() => InformationGain.Probabilities(fit, []));
        Should.Throw<ArgumentException>(() => InformationGain.Probabilities(fit, [(1, 1)]));
        Should.Throw<ArgumentException>(() => InformationGain.Probabilities(fit, [(-1, 1)]));
        Should.Throw<ArgumentException>(() => InformationGain.Probabilities(fit, [(0, 1)], 0));
        Should.Throw<ArgumentException>(() => InformationGain.Draw([], .5));
        Should.Throw<ArgumentException>(() => InformationGain.Weights(fit, [(2, 2)]));
        Should.Throw<ArgumentException>(() => InformationGain.Mix([]));
        Should.Throw<ArgumentException>(() => InformationGain.Mix([1, double.NaN]));
        Should.Throw<ArgumentException>(() => InformationGain.Mix([1, -1]));
        Should.Throw<ArgumentException>(() => InformationGain.Mix([1, double.PositiveInfinity]));
    }
}
