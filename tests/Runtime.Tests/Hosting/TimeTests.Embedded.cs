using Arena.Runtime.Tests.Grains;
using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Hosting;

/// <summary>Everything that waits, waits on the host's clock.</summary>
public sealed class TimeTests : IAsyncLifetime
{
    private readonly string _key = RuntimeFixture.NewKey();
    private readonly EmbeddedHost _host = new();

    private IIdleGrain Grain => _host.Grains.GetGrain<IIdleGrain>(_key);

    public async ValueTask InitializeAsync() => await _host.StartAsync();

    public ValueTask DisposeAsync()
    {
        Gates.Of(_key, "unblocked").Open();
        return _host.DisposeAsync();
    }

    [Fact]
    public async Task A_call_times_out_after_30_s()
    {
        var blocked = Grain.BlockAsync();
        await Gates.Of(_key, "blocked").ArrivedAsync();
        _host.Clock.Advance(TimeSpan.FromSeconds(29.999));
        blocked.IsCompleted.ShouldBeFalse();

        _host.Clock.Advance(TimeSpan.FromMilliseconds(1));

        (await Should.ThrowAsync<TimeoutException>(() => blocked.EndsAsync())).Message.ShouldContain($"IIdleGrain.BlockAsync on idle/{_key}");
    }

    [Fact]
    public async Task Each_call_has_its_own_deadline()
    {
        var first = Grain.BlockAsync();
        await Gates.Of(_key, "blocked").ArrivedAsync();
        _host.Clock.Advance(TimeSpan.FromSeconds(20));
        var second = Grain.TouchAsync();
        _host.Clock.Advance(TimeSpan.FromSeconds(10));

        await Should.ThrowAsync<TimeoutException>(() => first.EndsAsync());
        second.IsCompleted.ShouldBeFalse();
        Gates.Of(_key, "unblocked").Open();
        await second;
    }

    [Fact]
    public async Task A_method_may_have_its_own_time_out()
    {
        var call = _host.Grains.GetGrain<IFailingGrain>(_key).CallItselfAsync();

        _host.Clock.Advance(TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<TimeoutException>(() => call.EndsAsync());
    }

    [Fact]
    public async Task A_call_that_timed_out_in_the_queue_is_not_run()
    {
        var turns = _host.Grains.GetGrain<ITurnGrain>(_key);
        var blocked = turns.BlockAsync("first");
        await Gates.Of(_key, "first in").ArrivedAsync();
        Gates.Of(_key, "second out").Open();
        var queued = turns.BlockAsync("second");
        _host.Clock.Advance(TimeSpan.FromSeconds(30));
        await Should.ThrowAsync<TimeoutException>(() => queued.EndsAsync());

        Gates.Of(_key, "first out").Open();
        await turns.CountAsync();

        Journal.Of(_key).ShouldBe(["first in", "first out"]);
        await Should.ThrowAsync<TimeoutException>(() => blocked.EndsAsync());
    }

    [Fact]
    public async Task A_stream_whose_reader_stays_away_is_ended()
    {
        await using var reader = Grain.Wait().WithBatchSize(1).GetAsyncEnumerator();
        await reader.MoveNextAsync();

        _host.Clock.Advance(TimeSpan.FromSeconds(30));

        await Gates.Of(_key, "ended").ArrivedAsync();
        await Should.ThrowAsync<EnumerationAbortedException>(() => reader.MoveNextAsync().AsTask().EndsAsync());
    }

    [Fact]
    public async Task A_stream_whose_reader_waits_is_not()
    {
        await using var reader = Grain.Wait().GetAsyncEnumerator();
        await reader.MoveNextAsync();
        var waiting = reader.MoveNextAsync();
        await Gates.Of(_key, "waiting").ArrivedAsync();

        _host.Clock.Advance(TimeSpan.FromHours(1));

        await Grain.TouchAsync();
        waiting.IsCompleted.ShouldBeFalse();
        Gates.Of(_key, "ended").IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task A_timer_ticks_when_the_clock_says_so()
    {
        await Grain.StartTimerAsync(keepAlive: true);
        _host.Clock.Advance(TimeSpan.FromMinutes(9.99));
        await Grain.TouchAsync();
        Journal.Of(_key).ShouldBeEmpty();

        _host.Clock.Advance(TimeSpan.FromMinutes(0.01));

        await Gates.Of(_key, "tick").ArrivedAsync();
    }
}
