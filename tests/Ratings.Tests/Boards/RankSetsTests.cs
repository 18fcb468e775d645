using Arena.Ratings.Boards;
using Arena.Ratings.Numerics;

namespace Arena.Ratings.Tests.Boards;

public sealed class RankSetsTests
{
    [Theory]
    [InlineData(50, 3.99)]
    [InlineData(200, 4.54)]
    public void The_critical_value_is_the_studentised_range_for_equal_errors(int contestants, double expected)
    {
        var ranks = RankSets.Compute(new double[contestants], Identity(contestants), .95, 2000, 1);

        ranks.CriticalValue.ShouldBe(expected, .09);
    }

    [Fact]
    public void Equal_contestants_share_all_ranks_and_distant_ones_none()
    {
        RankSets.Compute([0, 0, 0], Identity(3), .95, 500, 1).Low.ShouldBe([1, 1, 1]);

        var apart = RankSets.Compute([10, 30, 20], Identity(3), .95, 500, 1);
        apart.Low.ShouldBe([3, 1, 2]);
        apart.High.ShouldBe([3, 1, 2]);
        apart.BestShare.ShouldBe([0, 1, 0]);
    }

    [Fact]
    public void Two_equal_contestants_are_each_best_half_of_the_time()
    {
        var ranks = RankSets.Compute([0, 0, -9], Identity(3), .95, 40_000, 3);

        ranks.BestShare[0].ShouldBe(.5, .013);
        ranks.BestShare.Sum().ShouldBe(1, 1e-12);
        ranks.CriticalValue.ShouldBe(3.314 / Math.Sqrt(2), .04);
    }

    [Fact]
    public void The_same_seed_gives_the_same_value()
    {
        var first = RankSets.Compute(new double[20], Identity(20), .95, 300, 9).CriticalValue;

        RankSets.Compute(new double[20], Identity(20), .95, 300, 9).CriticalValue.ShouldBe(first);
        RankSets.Compute(new double[20], Identity(20), .95, 300, 10).CriticalValue.ShouldNotBe(first);
    }

    [Fact]
    public void Without_variance_nothing_is_claimed()
    {
        var ranks = RankSets.Compute([1, 2], new SymmetricMatrix(2), .95, 100, 1);

        ranks.Low.ShouldBe([1, 1]);
        ranks.High.ShouldBe([2, 2]);
    }

    private static SymmetricMatrix Identity(int size)
    {
        var matrix = new SymmetricMatrix(size);
        for (var i = 0; i < size; i++)
        {
            matrix[i, i] = 1;
        }

        return matrix;
    }
}
