using Arena.Runtime.Tests.Grains;
using Arena.Runtime.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Arena.Runtime.Tests.Hosting;

public sealed class StopTests
{
    private readonly string _key = RuntimeFixture.NewKey();

    [Fact]
    public async Task A_stop_deactivates_every_grain()
    {
        await using var host = await EmbeddedHost.StartAsync();
        var keys = Enumerable.Range(0, 20).Select(_ => RuntimeFixture.NewKey()).ToArray();
        foreach (var key in keys)
        {
            await host.Grains.GetGrain<IIdleGrain>(key).TouchAsync();
        }

        await host.StopAsync();

        keys.ShouldAllBe(key => Journal.Of(key).SequenceEqual(new[] { "ShuttingDown" }));
    }

    [Fact]
    public async Task A_stop_waits_for_running_calls()
    {
        await using var host = await EmbeddedHost.StartAsync();
        var blocked = host.Grains.GetGrain<IIdleGrain>(_key).BlockAsync();
        await Gates.Of(_key, "blocked").ArrivedAsync();

        var stopping = host.StopAsync();
        stopping.IsCompleted.ShouldBeFalse();
        Gates.Of(_key, "unblocked").Open();
        await Task.WhenAll(stopping, blocked);

        Journal.Of(_key).ShouldBe(["unblocked", "ShuttingDown"]);
    }

    [Fact]
    public async Task A_stop_waits_no_longer_than_its_limit()
    {
        await using var host = await EmbeddedHost.StartAsync();
        _ = host.Grains.GetGrain<IIdleGrain>(_key).BlockAsync();
        await Gates.Of(_key, "blocked").ArrivedAsync();
        var stopping = host.StopAsync();

        host.Clock.Advance(TimeSpan.FromSeconds(30));
        await stopping.EndsAsync();

        Journal.Of(_key).ShouldBe(["ShuttingDown"]);
        Gates.Of(_key, "unblocked").Open();
    }

    [Fact]
    public async Task A_stop_waits_for_writes_that_nobody_awaits()
    {
        var storage = new SlowStorage(Gates.Of(_key, "the write may end"));
        await using var host = await EmbeddedHost.StartAsync(services: services => services.AddKeyedSingleton<IGrainStorage>("slow", storage));
        var grain = host.Grains.GetGrain<ICarelessGrain>(_key);
        await grain.OpenAtTheEndAsync("the write may end");
        await grain.WriteWithoutWaitingAsync();

        await host.StopAsync();

        Journal.Of(_key).ShouldBe(["deactivated", "written", "disposed"]);
    }

    [Fact]
    public async Task Writes_of_one_state_run_one_after_another()
    {
        var storage = new SlowStorage(Gates.Of(_key, "the write may end"));
        await using var host = await EmbeddedHost.StartAsync(services: services => services.AddKeyedSingleton<IGrainStorage>("slow", storage));
        var grain = host.Grains.GetGrain<ICarelessGrain>(_key);

        await grain.WriteWithoutWaitingAsync();
        await storage.Begun.ArrivedAsync();
        await grain.WriteWithoutWaitingAsync();

        storage.Started.ShouldBe(1);
        storage.MayEnd.Open();
        await host.StopAsync();
        storage.Written.ShouldBe(2);
    }

    [Fact]
    public async Task A_stop_aborts_readers()
    {
        await using var host = await EmbeddedHost.StartAsync();
        await using var reader = host.Grains.GetGrain<IIdleGrain>(_key).Wait().GetAsyncEnumerator();
        await reader.MoveNextAsync();
        var waiting = reader.MoveNextAsync();
        await Gates.Of(_key, "waiting").ArrivedAsync();

        await host.StopAsync();

        await Should.ThrowAsync<EnumerationAbortedException>(() => waiting.AsTask().EndsAsync());
        Gates.Of(_key, "ended").IsOpen.ShouldBeTrue();
    }

    [Fact]
    public async Task A_grain_may_call_another_while_the_host_stops()
    {
        await using var host = await EmbeddedHost.StartAsync();
        var other = RuntimeFixture.NewKey();
        await host.Grains.GetGrain<ICarelessGrain>(_key).TouchAtTheEndAsync(other);

        await host.StopAsync();

        Journal.Of(other).ShouldBe(["ShuttingDown"]);
    }

    [Fact]
    public async Task Calls_before_the_start_and_after_the_stop_are_refused()
    {
        await using var host = new EmbeddedHost();
        var grain = host.Grains.GetGrain<IIdleGrain>(_key);
        await Should.ThrowAsync<SiloUnavailableException>(grain.TouchAsync);

        await host.StartAsync();
        await grain.TouchAsync();
        await host.StopAsync();

        await Should.ThrowAsync<SiloUnavailableException>(grain.TouchAsync);
    }
}
