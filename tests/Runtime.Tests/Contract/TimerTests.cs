using Arena.Runtime.Tests.Grains;
using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Contract;

[Collection(ContractCollection.Name)]
public sealed class TimerTests(RuntimeFixture runtime)
{
    private readonly string _key = RuntimeFixture.NewKey();

    private ITimerGrain Grain => runtime.Grains.GetGrain<ITimerGrain>(_key);

    [Fact]
    public async Task A_timer_ticks_again_and_again()
    {
        await Grain.StartAsync("tick", 5, interleave: false);

        await Gates.Of(_key, "tick").ArrivedAsync();
    }

    [Fact]
    public async Task A_tick_waits_for_a_running_call_unless_it_interleaves()
    {
        var blocked = Grain.BlockAsync();
        await Gates.Of(_key, "blocked").ArrivedAsync();
        var plain = Grain.StartAsync("plain", 1, interleave: false);
        var other = runtime.Grains.GetGrain<ITimerGrain>(RuntimeFixture.NewKey());
        await TickedAsync(other, 20);
        Journal.Of(_key).ShouldBeEmpty();

        Gates.Of(_key, "unblocked").Open();
        await Task.WhenAll(blocked, plain);
        await Gates.Of(_key, "plain").ArrivedAsync();

        Journal.Of(_key).Take(2).ShouldBe(["unblocked", "plain"]);
    }

    [Fact]
    public async Task Ticks_do_not_interleave_with_a_call_by_default()
    {
        await Grain.StartAsync("interleaving", 20, interleave: true);
        await Grain.StartAsync("plain", 1, interleave: false);
        var blocked = Grain.BlockAsync();
        await Gates.Of(_key, "blocked").ArrivedAsync();
        var before = Journal.Of(_key).Count(entry => entry == "plain");
        await Gates.Of(_key, "interleaving").ArrivedAsync();

        Journal.Of(_key).Count(entry => entry == "plain").ShouldBe(before);

        Gates.Of(_key, "unblocked").Open();
        await blocked;
        await Gates.Of(_key, "plain").ArrivedAsync();
    }

    [Fact]
    public async Task A_timer_ends_with_its_activation()
    {
        await Grain.StartAsync("tick", 3, interleave: true);
        await Gates.Of(_key, "tick").ArrivedAsync();
        await Grain.DeactivateAsync();
        await Gates.Of(_key, "deactivated").ArrivedAsync();

        var ticks = Journal.Of(_key).Count;
        await TickedAsync(runtime.Grains.GetGrain<ITimerGrain>(RuntimeFixture.NewKey()), 50);

        Journal.Of(_key).Count.ShouldBe(ticks);
    }

    [Fact]
    public async Task A_disposed_timer_does_not_tick()
    {
        await Grain.StartAsync("tick", 3, interleave: false);
        await Gates.Of(_key, "tick").ArrivedAsync();
        await Grain.StopAsync();

        var ticks = Journal.Of(_key).Count;
        await TickedAsync(runtime.Grains.GetGrain<ITimerGrain>(RuntimeFixture.NewKey()), 50);

        Journal.Of(_key).Count.ShouldBe(ticks);
    }

    [Fact]
    public async Task A_tick_that_fails_does_not_stop_the_timer()
    {
        await Grain.StartFailingAsync("tick", 3);

        await Gates.Of(_key, "tick").ArrivedAsync();
    }

    [Fact]
    public async Task A_timer_can_wait_for_Change()
    {
        await Grain.StartWithChangeAsync("tick");

        await Gates.Of(_key, "tick").ArrivedAsync();
        await TickedAsync(runtime.Grains.GetGrain<ITimerGrain>(RuntimeFixture.NewKey()), 20);
        Journal.Of(_key).ShouldBe(["tick"]);
    }

    [Fact]
    public async Task Disposing_a_timer_cancels_its_running_tick()
    {
        await Grain.StartWaitingAsync("cancelled");
        await Gates.Of(_key, "cancelled waits").ArrivedAsync();

        await Grain.StopAsync();

        await Gates.Of(_key, "cancelled").ArrivedAsync();
    }

    // Another timer of the same period says how long nothing has happened.
    private static async Task TickedAsync(ITimerGrain grain, int ticks)
    {
        var name = Guid.NewGuid().ToString();
        await grain.StartAsync(name, ticks, interleave: false);
        await Gates.Of(grain.GetPrimaryKeyString(), name).ArrivedAsync();
        await grain.StopAsync();
    }
}
