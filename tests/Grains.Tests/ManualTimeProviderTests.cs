using Arena.Support;

namespace Arena.Grains.Tests;

public sealed class ManualTimeProviderTests
{
    [Fact]
    public void Timers_fire_in_order_of_their_due_time_and_only_when_time_is_moved()
    {
        var clock = new ManualTimeProvider();
        var fired = new List<string>();
        using var late = clock.CreateTimer(_ => fired.Add("late"), null, TimeSpan.FromSeconds(2), Timeout.InfiniteTimeSpan);
        using var periodic = clock.CreateTimer(_ => fired.Add("tick"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromMilliseconds(900));
        fired.ShouldBeEmpty();

        clock.Advance(TimeSpan.FromSeconds(3));
        fired.ShouldBe(["tick", "late", "tick"]);
    }
}
