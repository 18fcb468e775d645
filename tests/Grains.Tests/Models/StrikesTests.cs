using Arena.Grains.Models;
using Arena.Support;

namespace Arena.Grains.Tests.Models;

public sealed class StrikesTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void One_failure_is_forgiven_and_further_ones_cost_a_pause_that_doubles_up_to_a_limit()
    {
        var strikes = new Strikes(_clock, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(100));
        strikes.Fail().ShouldBe(TimeSpan.Zero);
        strikes.IsOut.ShouldBeFalse();
        strikes.Fail().ShouldBe(TimeSpan.FromSeconds(30));
        strikes.IsOut.ShouldBeTrue();
        strikes.Fail().ShouldBe(TimeSpan.FromSeconds(60));
        strikes.Fail().ShouldBe(TimeSpan.FromSeconds(100));
        _clock.Advance(TimeSpan.FromSeconds(100));
        strikes.IsOut.ShouldBeFalse();
    }

    [Fact]
    public void A_success_clears_them()
    {
        var strikes = new Strikes(_clock, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(100));
        strikes.Fail();
        strikes.Fail();
        strikes.Clear();
        strikes.IsOut.ShouldBeFalse();
        strikes.Fail().ShouldBe(TimeSpan.Zero);
    }
}
