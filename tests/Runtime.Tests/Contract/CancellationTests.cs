using Arena.Runtime.Tests.Grains;
using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Contract;

[Collection(ContractCollection.Name)]
public sealed class CancellationTests(RuntimeFixture runtime) : IDisposable
{
    private readonly string _key = RuntimeFixture.NewKey();
    private readonly CancellationTokenSource _cancellation = new();

    private ICancelGrain Grain => runtime.Grains.GetGrain<ICancelGrain>(_key);

    public void Dispose() => _cancellation.Dispose();

    [Fact]
    public async Task The_grains_token_is_cancelled_inside_a_turn()
    {
        var call = Grain.WaitAsync(_cancellation.Token);
        await Gates.Of(_key, "in").ArrivedAsync();

        await _cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call.EndsAsync());
        await Gates.Of(_key, "cancelled").ArrivedAsync();
        Journal.Of(_key).ShouldBe(["cancelled in a turn: True"]);
    }

    [Fact]
    public async Task The_caller_goes_on_even_where_the_grain_ignores_its_token()
    {
        var call = Grain.IgnoreAsync(_cancellation.Token);
        await Gates.Of(_key, "in").ArrivedAsync();

        await _cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call.EndsAsync());
        Gates.Of(_key, "out").IsOpen.ShouldBeFalse();
        Gates.Of(_key, "out").Open();
    }

    [Fact]
    public async Task A_call_with_a_cancelled_token_is_not_sent()
    {
        await _cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await Grain.IgnoreAsync(_cancellation.Token));

        await Grain.IsCancelledAsync();
        Gates.Of(_key, "in").IsOpen.ShouldBeFalse();
    }

    [Fact]
    public async Task A_queued_call_can_be_cancelled()
    {
        var blocking = Grain.IgnoreAsync(CancellationToken.None);
        await Gates.Of(_key, "in").ArrivedAsync();
        var queued = Grain.WaitAsync(_cancellation.Token);

        await _cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => queued.EndsAsync());
        Gates.Of(_key, "out").Open();
        (await blocking).ShouldBe(1);
    }

    [Fact]
    public async Task A_token_passed_on_cancels_the_grain_behind()
    {
        var behind = RuntimeFixture.NewKey();
        var call = Grain.PassOnAsync(behind, _cancellation.Token);
        await Gates.Of(behind, "in").ArrivedAsync();

        await _cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call.EndsAsync());
        await Gates.Of(behind, "cancelled").ArrivedAsync();
        Journal.Of(behind).ShouldBe(["cancelled in a turn: True"]);
    }

    [Fact]
    public async Task A_time_out_does_not_cancel_the_grains_token()
    {
        await Should.ThrowAsync<TimeoutException>(() => Grain.OutlastAsync(_cancellation.Token).EndsAsync());

        (await Grain.IsCancelledAsync()).ShouldBeFalse();
        Gates.Of(_key, "out").Open();
    }

    [Fact]
    public async Task A_token_that_is_never_cancelled_disturbs_nothing()
    {
        Gates.Of(_key, "out").Open();

        (await Grain.IgnoreAsync(_cancellation.Token)).ShouldBe(1);
    }
}
