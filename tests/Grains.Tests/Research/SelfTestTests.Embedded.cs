using Arena.Contracts.Battles;
using Arena.Grains.Research.SelfTest;

namespace Arena.Grains.Tests.Research;

public sealed class SelfTestTests
{
    private static readonly SelfTestSettings Short = new() { Battles = 320 };

    [Fact]
    public async Task The_arena_recovers_a_known_truth()
    {
        var result = await ArenaSelfTest.RunAsync(Short, null, TestContext.Current.CancellationToken);
        result.Checks.Where(check => !check.Holds).ShouldBeEmpty();
        result.Ratings.Count.ShouldBe(6);
        result.Passed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_planted_error_is_found()
    {
        var result = await ArenaSelfTest.RunAsync(Short with { Bias = 3 }, null, TestContext.Current.CancellationToken);
        result.Passed.ShouldBeFalse();
        result.Checks.Single(check => !check.Holds).Name.ShouldBe("the ratings recover the truth");
        result.Ratings.Single(rating => rating.Contestant.StartsWith("truth-1-", StringComparison.Ordinal)).Within.ShouldBeFalse();
    }

    [Theory]
    [InlineData(0.00, Verdict.CannotJudge)]
    [InlineData(0.03, Verdict.Left)]
    [InlineData(0.45, Verdict.Right)]
    [InlineData(0.80, Verdict.BothBad)]
    [InlineData(0.99, Verdict.Tie)]
    public void A_simulated_voter_follows_the_model(double uniform, Verdict verdict) =>
        SimulatedVoter.Judge(0.5, 0.5, Short with { Seat = 0 }, uniform).ShouldBe(verdict);

    [Fact]
    public void A_simulated_voter_prefers_the_better_answer_in_proportion()
    {
        var settings = Short with { Seat = 0, Nu = 0 };
        var lefts = Enumerable.Range(0, 10_000).Count(i => SimulatedVoter.Judge(Math.Log(3), 0, settings, (i + 0.5) / 10_000) == Verdict.Left);
        lefts.ShouldBeInRange(7349, 7351);
    }
}
