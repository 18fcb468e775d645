using Arena.Runtime.Tests.Grains;
using Arena.Runtime.Tests.Support;
using Orleans.Storage;

namespace Arena.Runtime.Tests.Contract;

[Collection(ContractCollection.Name)]
public sealed class PersistenceTests(RuntimeFixture runtime)
{
    private readonly string _key = RuntimeFixture.NewKey();

    private IStateGrain Grain => runtime.Grains.GetGrain<IStateGrain>(_key);

    [Fact]
    public async Task A_new_grain_has_an_empty_state_that_is_not_stored()
    {
        (await Grain.GetAsync()).ShouldBe(0);
        (await Grain.IsStoredAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_written_state_is_there_after_deactivation()
    {
        await Grain.SetAsync(5);
        await Grain.DeactivateAsync();

        (await Grain.GetAsync()).ShouldBe(5);
        (await Grain.IsStoredAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_not_written_is_gone_after_deactivation()
    {
        await Grain.SetAsync(5);
        await Grain.SetWithoutWritingAsync(6);
        await Grain.DeactivateAsync();

        (await Grain.GetAsync()).ShouldBe(5);
    }

    [Fact]
    public async Task What_was_not_written_is_gone_after_reading()
    {
        await Grain.SetAsync(5);
        await Grain.SetWithoutWritingAsync(6);
        await Grain.ReadAsync();

        (await Grain.GetAsync()).ShouldBe(5);
    }

    [Fact]
    public async Task A_cleared_state_is_empty_and_can_be_written_again()
    {
        await Grain.SetAsync(5);
        await Grain.ClearAsync();

        (await Grain.GetAsync()).ShouldBe(0);
        (await Grain.IsStoredAsync()).ShouldBeFalse();
        await Grain.SetAsync(7);
        await Grain.DeactivateAsync();
        (await Grain.GetAsync()).ShouldBe(7);
    }

    [Fact]
    public async Task States_with_other_names_and_keys_are_other_states()
    {
        await Grain.SetAsync(1);
        await Grain.SetSecondAsync(2);
        await runtime.Grains.GetGrain<IStateGrain>(_key + "x").SetAsync(3);
        await Grain.DeactivateAsync();

        (await Grain.GetAsync()).ShouldBe(1);
        (await Grain.GetSecondAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_conflict_that_escapes_the_grain_deactivates_it()
    {
        await Grain.SetAsync(1);
        var before = await Grain.ActivationAsync();
        await Grain.WriteBehindAsync(2);

        await Should.ThrowAsync<InconsistentStateException>(() => Grain.SetAsync(3));

        (await Grain.ActivationAsync()).ShouldNotBe(before);
        (await Grain.GetAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_conflict_that_the_grain_handles_does_not_deactivate_it()
    {
        await Grain.SetAsync(1);
        var before = await Grain.ActivationAsync();
        await Grain.WriteBehindAsync(2);

        (await Grain.TrySetAsync(3)).ShouldBeFalse();

        (await Grain.ActivationAsync()).ShouldBe(before);
        await Grain.ReadAsync();
        (await Grain.GetAsync()).ShouldBe(2);
        (await Grain.TrySetAsync(3)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_grain_does_not_overwrite_a_record_that_was_made_behind_it()
    {
        (await Grain.GetAsync()).ShouldBe(0);
        await Grain.WriteBehindAsync(2);

        (await Grain.TrySetAsync(3)).ShouldBeFalse();
    }

    [Fact]
    public async Task Writes_of_interleaving_calls_do_not_conflict_with_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Grain.AddInterleavedAsync()));
        await Grain.DeactivateAsync();

        (await Grain.GetAsync()).ShouldBe(50);
    }
}
