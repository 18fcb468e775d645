using Arena.Ratings.Fits;
using Arena.Ratings.Numerics;
using Arena.Ratings.Slices;
using Arena.Ratings.Votes;
using Arena.Support;

namespace Arena.Ratings.Tests.Slices;

public sealed class FamilyEffectsTests
{
    [Fact]
    public void Contrasts_cover_the_truth_and_sigma_is_found()
    {
        var (covered, total, sigma) = (0, 0, 0.0);
        var rounds = 25 * Scale.Factor;
        for (var round = 0; round < rounds; round++)
        {
            var (fit, family, _) = World((ulong)round, slope: 0);
            var effects = FamilyEffects.Of(fit, family);
            sigma += effects.Sigma / rounds;
            foreach (var (a, b, truth) in new[] { (1, 0, .5), (2, 0, -.3), (3, 1, -.5), (2, 1, -.8) })
            {
                var (points, se) = effects.Contrast(a, b);
                covered += Math.Abs(points - (truth * 173.7178)) <= 1.96 * se ? 1 : 0;
                total++;
            }
        }

        // Correlated within a round; with 25 independent rounds a coverage of .95 stays above .8 in all but 1e-6 of cases.
        (covered / (double)total).ShouldBeInRange(.8, 1);
        sigma.ShouldBe(.3 * 173.7, 15);
    }

    [Fact]
    public void A_size_covariate_is_separated_from_the_families()
    {
        var (fit, family, size) = World(3, slope: .4);
        var effects = FamilyEffects.Of(fit, family, size);

        effects.Slope.ShouldBe(.4, 4.9 * effects.SlopeSe);
        effects.SlopeSe.ShouldBeLessThan(.15);
        effects.Families.ShouldBe([0, 1, 2, 3]);
        FamilyEffects.Of(fit, family).Slope.ShouldBe(double.NaN);
    }

    [Fact]
    public void Effects_are_refused_where_the_data_cannot_tell_them()
    {
        var (fit, family, size) = World(3, slope: .4);

        Should.Throw<ArgumentException>(() => FamilyEffects.Of(fit, [0, 1]));
        Should.Throw<ArgumentException>(() => FamilyEffects.Of(fit, [.. family.Select((_, i) => i)]));
        Should.Throw<ArgumentException>(() => FamilyEffects.Of(fit, family, [.. size.Select(_ => double.NaN)]));
        Should.Throw<ArgumentException>(() => FamilyEffects.Of(fit, family, [.. family.Select(f => (double)f)]));
    }

    private static (ComponentFit Fit, int[] Family, double[] Size) World(ulong seed, double slope)
    {
        double[] mean = [0, .5, -.3, 0];
        var noise = new double[32];
        new NormalSource(new SeededRandom(seed + 500)).Fill(noise);
        int[] family = [.. Enumerable.Range(0, 32).Select(i => i % 4)];
        double[] size = [.. Enumerable.Range(0, 32).Select(i => ((i / 4) - 3.5) / 2)];
        double[] theta = [.. Enumerable.Range(0, 32).Select(i => mean[family[i]] + (slope * size[i]) + (.3 * noise[i]))];
        var votes = new Simulate(theta, .8, 0, seed + 900).Votes(8000);
        return (PairwiseFitter.Fit(VoteCounts.FromVotes(votes)).Components[0], family, size);
    }
}
