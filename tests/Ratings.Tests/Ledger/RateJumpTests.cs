using Arena.Ratings.Ledger;
using MathNet.Numerics.Distributions;

namespace Arena.Ratings.Tests.Ledger;

public sealed class RateJumpTests
{
    [Theory]
    [InlineData(4, 3, 4, 1, 17.0 / 70)] // the lady who tastes tea (Fisher 1935)
    [InlineData(4, 4, 4, 0, 1.0 / 70)]
    [InlineData(10, 0, 90, 9, 1)]
    [InlineData(10, 10, 0, 0, 1)]
    [InlineData(0, 0, 100, 5, 1)]
    public void The_exact_test_gives_known_values(int recent, int recentCases, int before, int beforeCases, double expected) =>
        RateJump.PValue(recent, recentCases, before, beforeCases).ShouldBe(expected, 1e-12);

    [Fact]
    public void It_is_the_upper_tail_of_the_hypergeometric_distribution()
    {
        foreach (var (recent, recentCases, before, beforeCases) in new[] { (50, 7, 300, 20), (400, 3, 400, 30), (30, 29, 10, 2), (2000, 60, 100_000, 1500) })
        {
            var draws = new Hypergeometric(recent + before, recentCases + beforeCases, recent);
            RateJump.PValue(recent, recentCases, before, beforeCases).ShouldBe(1 - draws.CumulativeDistribution(recentCases - 1), 1e-9);
        }
    }

    [Fact]
    public void A_rate_that_fell_is_no_jump_however_large_the_numbers() =>
        RateJump.PValue(1_000_000, 10, 1_000_000, 200_000).ShouldBe(1, 1e-9);

    [Fact]
    public void A_rate_that_doubled_on_many_votes_is_one() =>
        RateJump.PValue(10_000, 400, 1_000_000, 20_000).ShouldBeLessThan(RateJump.Alarm);

    [Fact]
    public void What_are_no_counts_is_refused()
    {
        Should.Throw<ArgumentException>(() => RateJump.PValue(3, 4, 10, 0));
        Should.Throw<ArgumentException>(() => RateJump.PValue(3, -1, 10, 0));
    }
}
