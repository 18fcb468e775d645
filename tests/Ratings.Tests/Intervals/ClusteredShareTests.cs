using Arena.Ratings.Intervals;

namespace Arena.Ratings.Tests.Intervals;

public sealed class ClusteredShareTests
{
    [Fact]
    public void Voters_with_one_vote_each_give_Wilsons_interval()
    {
        var share = new ClusteredShare();
        for (var voter = 0; voter < 263; voter++)
        {
            share.Add(voter, voter < 81 ? 1 : 0);
        }

        share.EffectiveCount().ShouldBe(263, 1e-9);
        var (expected, found) = (Proportion.Wilson(81, 263), share.Estimate());
        found.Share.ShouldBe(expected.Share, 1e-12);
        found.Low.ShouldBe(expected.Low, 1e-12);
        found.High.ShouldBe(expected.High, 1e-12);
    }

    [Fact]
    public void Voters_who_repeat_themselves_count_for_less()
    {
        // By hand: p = 1/2, S = 1 and -1, variance 2/1 * 2/16 = 1/4, design effect (1/4) / (1/4 / 3) = 3, n_eff = 4/3.
        var share = new ClusteredShare();
        foreach (var (voter, score) in new[] { (7, 1.0), (7, 1), (9, 0), (9, 0) })
        {
            share.Add(voter, score);
        }

        share.EffectiveCount().ShouldBe(4.0 / 3, 1e-12);
        share.Estimate().ShouldBe(Proportion.Wilson(2.0 / 3, 4.0 / 3));
        share.Estimate().Low.ShouldBeLessThan(Proportion.Wilson(2, 4).Low);
    }

    [Fact]
    public void Voters_who_contradict_themselves_gain_nothing()
    {
        var share = new ClusteredShare();
        for (var voter = 0; voter < 5; voter++)
        {
            share.Add(voter, 1);
            share.Add(voter, 0);
        }

        share.EffectiveCount().ShouldBe(10);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(0, 3)]
    public void One_voter_or_one_opinion_tells_nothing_of_the_variance(double score, int votes)
    {
        var alone = new ClusteredShare();
        var unanimous = new ClusteredShare();
        for (var vote = 0; vote < votes; vote++)
        {
            alone.Add(0, vote % 2);
            unanimous.Add(vote, score);
        }

        alone.EffectiveCount().ShouldBe(votes);
        unanimous.Estimate().ShouldBe(Proportion.Wilson(score * votes, votes));
    }

    [Fact]
    public void No_scores_leave_everything_open_and_odd_ones_are_refused()
    {
        new ClusteredShare().Estimate().ShouldBe(new Proportion(double.NaN, 0, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => new ClusteredShare().Add(0, 1.01));
        Should.Throw<ArgumentOutOfRangeException>(() => new ClusteredShare().Add(0, double.NaN));
    }
}
