using Arena.Runtime.Tests.Grains;
using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Contract;

[Collection(ContractCollection.Name)]
public sealed class SchedulingTests(RuntimeFixture runtime)
{
    private readonly string _key = RuntimeFixture.NewKey();

    private ITurnGrain Grain => runtime.Grains.GetGrain<ITurnGrain>(_key);

    [Fact]
    public async Task Calls_of_one_grain_do_not_overlap_across_awaits()
    {
        var inside = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Grain.CountAsync()));

        inside.ShouldAllBe(most => most == 1);
        (await Grain.CountedAsync()).ShouldBe(200);
    }

    [Fact]
    public async Task Calls_that_race_for_a_new_key_find_one_activation()
    {
        var keys = Enumerable.Range(0, 500).Select(_ => RuntimeFixture.NewKey()).ToArray();
        var arrived = 0;

        var found = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Factory.StartNew(CallAllAsync, TaskCreationOptions.LongRunning).Unwrap()));

        found[0].ShouldBe(found[1]);

        // Both threads leave for a key at the same moment: they spin, as a thread that sleeps wakes too late to race.
        Task<Guid[]> CallAllAsync() => Task.WhenAll(keys.Select((key, round) =>
        {
            var grain = runtime.Grains.GetGrain<ITurnGrain>(key);
            Interlocked.Increment(ref arrived);
            while (Volatile.Read(ref arrived) < (round + 1) * 2)
            {
                Thread.SpinWait(1);
            }

            return grain.ActivationAsync();
        }).ToArray());
    }

    [Fact]
    public async Task Grains_with_other_keys_go_on_while_one_waits()
    {
        var blocked = Grain.BlockAsync("first");
        await Gates.Of(_key, "first in").ArrivedAsync();

        await runtime.Grains.GetGrain<ITurnGrain>(RuntimeFixture.NewKey()).ActivationAsync();

        blocked.IsCompleted.ShouldBeFalse();
        Gates.Of(_key, "first out").Open();
        await blocked;
    }

    [Fact]
    public async Task A_second_call_begins_when_the_first_has_ended()
    {
        var first = Grain.BlockAsync("first");
        await Gates.Of(_key, "first in").ArrivedAsync();
        var second = Grain.BlockAsync("second");
        Gates.Of(_key, "second out").Open();
        await Grain.InterleaveAsync(1);

        Gates.Of(_key, "first out").Open();
        await Task.WhenAll(first, second);

        Journal.Of(_key).ShouldBe(["first in", "first out", "second in", "second out"]);
    }

    [Fact]
    public async Task An_await_comes_back_to_the_grains_own_scheduler() =>
        (await Grain.SchedulerIsKeptAsync()).ShouldBeTrue();

    [Fact]
    public async Task There_is_no_synchronization_context() =>
        (await Grain.HasSynchronizationContextAsync()).ShouldBeFalse();

    [Fact]
    public async Task A_grains_own_tasks_take_turns_too() =>
        (await Grain.ForkAsync(2000)).ShouldBe(4000);

    [Fact]
    public async Task The_callers_ambient_values_do_not_flow_into_the_grain()
    {
        await Grain.ActivationAsync();
        TurnGrain.Ambient.Value = "the caller's";

        (await Grain.AmbientAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Ambient_values_of_one_call_do_not_reach_the_next()
    {
        await Grain.SetAmbientAsync("the first call's");

        (await Grain.AmbientAsync()).ShouldBeNull();
    }
}
