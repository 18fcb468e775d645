using Arena.Runtime.Tests.Grains;
using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Hosting;

public sealed class CollectionTests : IAsyncLifetime
{
    private readonly string _key = RuntimeFixture.NewKey();
    private readonly EmbeddedHost _host = new();

    private IIdleGrain Grain => _host.Grains.GetGrain<IIdleGrain>(_key);

    public async ValueTask InitializeAsync() => await _host.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_idle_grain_is_collected_after_its_age()
    {
        await Grain.TouchAsync();
        Advance(14);
        await Grain.TouchAsync();
        Advance(14);
        await Grain.TouchAsync();
        Journal.Of(_key).ShouldBeEmpty();

        Advance(16);

        await Gates.Of(_key, "gone").ArrivedAsync();
        Journal.Of(_key).ShouldBe(["ActivationIdle"]);
    }

    [Fact]
    public async Task A_class_may_have_its_own_age()
    {
        await _host.Grains.GetGrain<IBriefGrain>(_key).TouchAsync();

        Advance(3);

        await Gates.Of(_key, "gone").ArrivedAsync();
    }

    [Fact]
    public async Task A_class_marked_KeepAlive_is_never_collected()
    {
        var kept = _host.Grains.GetGrain<IKeptGrain>(_key);
        await kept.TouchAsync();

        Advance(10_000);

        await kept.TouchAsync();
        Journal.Of(_key).ShouldBeEmpty();
    }

    [Fact]
    public async Task DelayDeactivation_keeps_the_grain_for_that_long()
    {
        await Grain.DelayAsync(TimeSpan.FromHours(1));

        Advance(59);
        Gates.Of(_key, "gone").IsOpen.ShouldBeFalse();
        await Grain.TouchAsync();
        Journal.Of(_key).ShouldBeEmpty();
        Advance(16);

        await Gates.Of(_key, "gone").ArrivedAsync();
    }

    [Fact]
    public async Task A_running_call_keeps_the_grain()
    {
        var blocked = Grain.BlockAsync();
        await Gates.Of(_key, "blocked").ArrivedAsync();

        Advance(60);

        await Should.ThrowAsync<TimeoutException>(() => blocked.EndsAsync());
        Gates.Of(_key, "unblocked").Open();
        await Grain.TouchAsync();
        Journal.Of(_key).ShouldBe(["unblocked"]);
    }

    [Fact]
    public async Task A_waiting_reader_keeps_the_grain()
    {
        await using var reader = Grain.Wait().GetAsyncEnumerator();
        await reader.MoveNextAsync();
        var waiting = reader.MoveNextAsync();
        await Gates.Of(_key, "waiting").ArrivedAsync();

        Advance(60);

        await Grain.TouchAsync();
        waiting.IsCompleted.ShouldBeFalse();
        Journal.Of(_key).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ticks_keep_the_grain_if_they_are_told_to()
    {
        await StartTickingAsync(keepAlive: true);

        Advance(6);

        await Grain.TouchAsync();
        Journal.Of(_key).ShouldBe(["tick"]);
    }

    [Fact]
    public async Task Ticks_do_not_keep_the_grain_by_default()
    {
        await StartTickingAsync(keepAlive: false);

        Advance(6);

        await Gates.Of(_key, "gone").ArrivedAsync();
        Journal.Of(_key).ShouldBe(["tick", "ActivationIdle"]);
    }

    // Ticks at minute 10 of 15; the grain's call that follows would wait for a grain that is being collected.
    private async Task StartTickingAsync(bool keepAlive)
    {
        await Grain.StartTimerAsync(keepAlive);
        Advance(10);
        await Gates.Of(_key, "tick").ArrivedAsync();
    }

    private void Advance(int minutes) => _host.Clock.Advance(TimeSpan.FromMinutes(minutes));
}
