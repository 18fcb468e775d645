using Arena.Runtime.Tests.Grains;
using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Contract;

[Collection(ContractCollection.Name)]
public sealed class InterleavingTests(RuntimeFixture runtime)
{
    private readonly string _key = RuntimeFixture.NewKey();

    private ITurnGrain Grain => runtime.Grains.GetGrain<ITurnGrain>(_key);

    [Fact]
    public async Task An_interleaving_call_runs_while_another_waits()
    {
        var blocked = Grain.BlockAsync("first");
        await Gates.Of(_key, "first in").ArrivedAsync();

        (await Grain.InterleaveAsync(7)).ShouldBe(7);

        blocked.IsCompleted.ShouldBeFalse();
        await EndAsync(blocked, "first");
    }

    [Fact]
    public async Task A_call_runs_while_an_interleaving_one_waits()
    {
        var blocked = Grain.InterleaveBlockAsync("first");
        await Gates.Of(_key, "first in").ArrivedAsync();

        await Grain.CountAsync();

        blocked.IsCompleted.ShouldBeFalse();
        await EndAsync(blocked, "first");
    }

    [Fact]
    public async Task Read_only_calls_interleave_with_each_other()
    {
        var first = Grain.ReadBlockAsync("first");
        await Gates.Of(_key, "first in").ArrivedAsync();
        var second = Grain.ReadBlockAsync("second");

        await Gates.Of(_key, "second in").ArrivedAsync();

        await EndAsync(second, "second");
        await EndAsync(first, "first");
    }

    [Fact]
    public async Task A_read_only_call_waits_for_a_writing_one()
    {
        var writing = Grain.BlockAsync("writing");
        await Gates.Of(_key, "writing in").ArrivedAsync();
        var reading = Grain.ReadBlockAsync("reading");
        Gates.Of(_key, "reading out").Open();
        await Grain.InterleaveAsync(1);

        await EndAsync(writing, "writing");
        await reading;

        Journal.Of(_key).ShouldBe(["writing in", "writing out", "reading in", "reading out"]);
    }

    [Fact]
    public async Task A_writing_call_waits_for_a_read_only_one()
    {
        var reading = Grain.ReadBlockAsync("reading");
        await Gates.Of(_key, "reading in").ArrivedAsync();
        var writing = Grain.BlockAsync("writing");
        Gates.Of(_key, "writing out").Open();
        await Grain.InterleaveAsync(1);

        await EndAsync(reading, "reading");
        await writing;

        Journal.Of(_key).ShouldBe(["reading in", "reading out", "writing in", "writing out"]);
    }

    [Fact]
    public async Task A_one_way_call_returns_before_the_grain_has_run_it()
    {
        var call = Grain.OneWayBlockAsync("one way");

        await Gates.Of(_key, "one way in").ArrivedAsync();
        call.IsCompletedSuccessfully.ShouldBeTrue();
        Journal.Of(_key).ShouldBe(["one way in"]);
        Gates.Of(_key, "one way out").Open();
        await Grain.CountAsync();
        Journal.Of(_key).ShouldBe(["one way in", "one way out"]);
    }

    [Fact]
    public async Task A_one_way_call_that_fails_is_heard_of_nowhere()
    {
        var call = Grain.OneWayFailAsync();

        await Grain.CountAsync();
        call.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task Calls_of_a_reentrant_grain_interleave()
    {
        var grain = runtime.Grains.GetGrain<IReentrantGrain>(_key);
        var blocked = grain.BlockAsync();
        await Gates.Of(_key, "in").ArrivedAsync();

        await grain.OpenAsync();

        await blocked;
    }

    private async Task EndAsync(Task call, string name)
    {
        Gates.Of(_key, $"{name} out").Open();
        await call;
    }
}
