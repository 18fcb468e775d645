using Arena.Grains.Models;
using Arena.Support;

namespace Arena.Grains.Tests.Models;

public sealed class ServiceTimesTests
{
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public void The_first_measurement_replaces_the_assumption_and_later_ones_weigh_a_fifth()
    {
        var times = new ServiceTimes(_clock);
        times.Times.AnswerSeconds.ShouldBe(5);
        var start = times.Now;
        _clock.Advance(TimeSpan.FromSeconds(20));
        times.Answered(start);
        times.Times.AnswerSeconds.ShouldBe(20);
        start = times.Now;
        _clock.Advance(TimeSpan.FromSeconds(10));
        times.Answered(start);
        times.Times.AnswerSeconds.ShouldBe(18, 1e-9);
    }

    [Fact]
    public void A_place_is_the_time_between_two_moves_of_a_queue_that_was_never_empty_between()
    {
        var times = new ServiceTimes(_clock);
        times.Moved(waiting: 0);
        _clock.Advance(TimeSpan.FromHours(1));
        times.Moved(waiting: 2);
        _clock.Advance(TimeSpan.FromSeconds(4));
        times.Moved(waiting: 1);
        times.Times.PlaceSeconds.ShouldBe(4);
    }
}
