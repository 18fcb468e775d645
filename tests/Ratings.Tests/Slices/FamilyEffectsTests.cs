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
    public void Ratings_drawn_to_their_family_are_nearer_to_the_truth_and_cover_it()
    {
        var (shrunken, plain, covered, total) = (0.0, 0.0, 0, 0);
        for (var round = 0; round < 25 * Scale.Factor; round++)
        {
            var (fit, family, _) = World((ulong)round, slope: 0, votes: 1600);
            var truth = Truth((ulong)round, slope: 0);
            foreach (var (member, i) in FamilyEffects.Of(fit, family).Members.Select((member, i) => (member, i)))
            {
                shrunken += Math.Pow(member.Theta - truth[member.Contestant], 2);
                plain += Math.Pow(fit.Theta[i] - truth[member.Contestant], 2);
                covered += Math.Abs(member.Theta - truth[member.Contestant]) <= 1.96 * member.Se ? 1 : 0;
                total++;
            }
        }

        // Given means and spread the ratio of squared errors is the own share, about .6; 800 nearly independent errors scatter by a tenth of it.
        (shrunken / plain).ShouldBeLessThan(.85);
        (covered / (double)total).ShouldBeInRange(.9, .985);
    }

    [Fact]
    public void Few_votes_borrow_much_and_many_little()
    {
        var family = World(3, slope: 0).Family;
        var simulation = new Simulate(Truth(3, slope: 0), .8, 0, 4);

        // All others meet 400 times as often as contestant 0 does.
        var votes = simulation.Votes(20_000).Where(vote => vote.Left != 0 && vote.Right != 0).Concat(Enumerable.Range(0, 60).Select(i => simulation.Between(0, 1 + (i % 31))));
        var members = FamilyEffects.Of(PairwiseFitter.Fit(VoteCounts.FromVotes([.. votes])).Components[0], family).Members;

        members.Select(member => member.Contestant).ShouldBe(Enumerable.Range(0, 32));
        members[0].BorrowedShare.ShouldBeInRange(.3, .9);
        members.Skip(1).ShouldAllBe(member => member.BorrowedShare > 0 && member.BorrowedShare < .15 && member.Se < members[0].Se);
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

    private static (ComponentFit Fit, int[] Family, double[] Size) World(ulong seed, double slope, int votes = 8000)
    {
        int[] family = [.. Enumerable.Range(0, 32).Select(i => i % 4)];
        var simulation = new Simulate(Truth(seed, slope), .8, 0, seed + 900);
        return (PairwiseFitter.Fit(VoteCounts.FromVotes(simulation.Votes(votes))).Components[0], family, Sizes());
    }

    private static double[] Sizes() => [.. Enumerable.Range(0, 32).Select(i => ((i / 4) - 3.5) / 2)];

    /// <summary>Around their mean, in which fits have their zero; four families of eight.</summary>
    private static double[] Truth(ulong seed, double slope)
    {
        double[] mean = [0, .5, -.3, 0];
        var noise = new double[32];
        new NormalSource(new SeededRandom(seed + 500)).Fill(noise);
        double[] theta = [.. Sizes().Select((size, i) => mean[i % 4] + (slope * size) + (.3 * noise[i]))];
        return [.. theta.Select(t => t - theta.Average())];
    }
}
