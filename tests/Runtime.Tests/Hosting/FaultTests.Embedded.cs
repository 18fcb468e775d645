using Arena.Embedded;
using Arena.Runtime.Tests.Grains;
using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Hosting;

public sealed class FaultTests
{
    private readonly string _key = RuntimeFixture.NewKey();

    [Fact]
    public async Task A_refused_call_does_not_reach_the_grain()
    {
        await using var host = await StartAsync(new() { Seed = 1, RejectionRate = 1 });

        await Should.ThrowAsync<OrleansMessageRejectionException>(() => host.Grains.GetGrain<ITurnGrain>(_key).BlockAsync("never"));

        Journal.Of(_key).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_seed_refuses_the_same_calls()
    {
        var first = await RefusedAsync(7);

        (await RefusedAsync(7)).ShouldBe(first);
        (await RefusedAsync(8)).ShouldNotBe(first);
        first.Count(refused => refused).ShouldBeInRange(10, 90);
    }

    [Fact]
    public async Task An_aborted_stream_ends_at_both_ends()
    {
        await using var host = await StartAsync(new() { Seed = 3, AbortRate = 0.5 });
        var aborted = 0;
        for (var run = 0; run < 20; run++)
        {
            try
            {
                await foreach (var _ in host.Grains.GetGrain<IStreamGrain>(RuntimeFixture.NewKey()).CountTo(3).WithBatchSize(1))
                {
                }
            }
            catch (EnumerationAbortedException)
            {
                aborted++;
            }
        }

        aborted.ShouldBeInRange(5, 20);
    }

    [Fact]
    public async Task A_delayed_call_is_overtaken_and_arrives_when_its_delay_is_over()
    {
        // With this seed the first call is late and the second is not.
        await using var host = await StartAsync(new() { Seed = 1, DelayRate = 0.5, MaxDelay = TimeSpan.FromSeconds(10) });
        var grain = host.Grains.GetGrain<ITurnGrain>(_key);
        Gates.Of(_key, "late out").Open();
        Gates.Of(_key, "prompt out").Open();

        var late = grain.BlockAsync("late");
        await grain.BlockAsync("prompt").EndsAsync();
        Journal.Of(_key).ShouldBe(["prompt in", "prompt out"]);

        host.Clock.Advance(TimeSpan.FromSeconds(10));
        await late.EndsAsync();
    }

    [Fact]
    public async Task Waiting_calls_change_places()
    {
        await using var host = await StartAsync(new() { Seed = 1, ReorderRate = 1 });
        var grain = host.Grains.GetGrain<ITurnGrain>(_key);
        var names = Enumerable.Range(0, 10).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var blocked = grain.BlockAsync("first");
        await Gates.Of(_key, "first in").ArrivedAsync();
        var calls = names.Select(name =>
        {
            Gates.Of(_key, $"{name} out").Open();
            return grain.BlockAsync(name);
        }).ToArray();

        Gates.Of(_key, "first out").Open();
        await Task.WhenAll([blocked, .. calls]);

        var order = Journal.Of(_key).Where(entry => entry.EndsWith("in", StringComparison.Ordinal)).Skip(1).Select(entry => entry[..1]).ToArray();
        order.ShouldBe(names, ignoreOrder: true);
        order.ShouldNotBe(names);
    }

    private static Task<EmbeddedHost> StartAsync(EmbeddedFaults faults) => EmbeddedHost.StartAsync(options => options.FaultMode = faults);

    private static async Task<List<bool>> RefusedAsync(int seed)
    {
        await using var host = await StartAsync(new() { Seed = seed, RejectionRate = 0.3 });
        var refused = new List<bool>();
        for (var call = 0; call < 100; call++)
        {
            Task sent = host.Grains.GetGrain<ITurnGrain>(RuntimeFixture.NewKey()).CountAsync();
            await sent.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            refused.Add(sent.IsFaulted);
        }

        return refused;
    }
}
