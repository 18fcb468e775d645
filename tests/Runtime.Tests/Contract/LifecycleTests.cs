using Arena.Runtime.Tests.Grains;
using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Contract;

[Collection(ContractCollection.Name)]
public sealed class LifecycleTests(RuntimeFixture runtime)
{
    private readonly string _key = RuntimeFixture.NewKey();

    private ILifeGrain Grain => runtime.Grains.GetGrain<ILifeGrain>(_key);

    [Fact]
    public async Task OnActivateAsync_has_ended_before_the_first_call()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Grain.ActivationNumberAsync()));

        Journal.Of(_key).ShouldBe(["activated 1", "called 1", "called 1", "called 1", "called 1", "called 1"]);
    }

    [Fact]
    public async Task DeactivateOnIdle_ends_the_activation_and_the_next_call_begins_another()
    {
        await Grain.DeactivateAsync();

        (await Grain.ActivationNumberAsync()).ShouldBe(2);

        Journal.Of(_key).Where(entry => !entry.StartsWith("disposed", StringComparison.Ordinal))
            .ShouldBe(["activated 1", "deactivated 1: ApplicationRequested", "activated 2", "called 2"]);
    }

    [Fact]
    public async Task A_disposable_grain_is_disposed_after_OnDeactivateAsync()
    {
        await Grain.DeactivateAsync();
        await Grain.ActivationNumberAsync();

        Journal.Of(_key).ShouldContain("disposed 1");
    }

    [Fact]
    public async Task Calls_that_wait_at_deactivation_reach_the_next_activation()
    {
        var blocked = Grain.BlockAsync();
        await Gates.Of(_key, "blocked").ArrivedAsync();
        var leaving = Grain.DeactivateSlowlyAsync();
        Gates.Of(_key, "unblocked").Open();
        await Task.WhenAll(blocked, leaving);
        await Gates.Of(_key, "deactivating").ArrivedAsync();

        var waiting = Enumerable.Range(0, 5).Select(_ => Grain.ActivationNumberAsync()).ToArray();
        Gates.Of(_key, "deactivated").Open();

        (await Task.WhenAll(waiting)).ShouldAllBe(number => number == 2);
    }

    [Fact]
    public async Task There_is_no_new_activation_before_OnDeactivateAsync_has_ended()
    {
        await Grain.DeactivateSlowlyAsync();
        await Gates.Of(_key, "deactivating").ArrivedAsync();
        var next = Grain.ActivationNumberAsync();

        await runtime.Grains.GetGrain<ILifeGrain>(RuntimeFixture.NewKey()).ActivationNumberAsync();
        Journal.Of(_key).ShouldBe(["activated 1"]);
        Gates.Of(_key, "deactivated").Open();
        await next;

        Journal.Of(_key)[1].ShouldBe("deactivated 1: ApplicationRequested");
    }

    [Fact]
    public async Task A_failing_OnDeactivateAsync_does_not_keep_the_activation()
    {
        await Grain.DeactivateWithFailureAsync();

        (await Grain.ActivationNumberAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_failed_activation_gives_its_exception_and_the_next_call_tries_again()
    {
        var fragile = runtime.Grains.GetGrain<IFragileGrain>(_key);

        (await Should.ThrowAsync<InvalidOperationException>(fragile.AnswerAsync)).InnerException!.Message.ShouldBe("The constructor failed.");
        (await Should.ThrowAsync<InvalidOperationException>(fragile.AnswerAsync)).Message.ShouldBe("OnActivateAsync failed.");
        (await fragile.AnswerAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task A_grain_knows_its_key() =>
        (await Grain.KeyAsync()).ShouldBe(_key);

    [Fact]
    public void A_reference_knows_its_key() =>
        Grain.GetPrimaryKeyString().ShouldBe(_key);

    [Fact]
    public async Task A_grain_can_hand_out_a_reference_to_itself()
    {
        var self = await Grain.SelfAsync();

        self.ShouldBe(Grain);
        (await self.ActivationNumberAsync()).ShouldBe(1);
    }

    [Fact]
    public void References_are_equal_where_their_grains_are()
    {
        Grain.ShouldBe(runtime.Grains.GetGrain<ILifeGrain>(_key));
        Grain.GetHashCode().ShouldBe(runtime.Grains.GetGrain<ILifeGrain>(_key).GetHashCode());
        Grain.ShouldNotBe(runtime.Grains.GetGrain<ILifeGrain>(RuntimeFixture.NewKey()));
    }

    [Fact]
    public async Task Every_activation_has_its_own_scope_of_services()
    {
        await Grain.DeactivateAsync();

        (await Grain.HasFreshScopeAsync()).ShouldBeTrue();
    }
}
