using Arena.Runtime.Tests.Grains;
using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Contract;

[Collection(ContractCollection.Name)]
public sealed class StreamTests(RuntimeFixture runtime)
{
    private readonly string _key = RuntimeFixture.NewKey();

    private IStreamGrain Grain => runtime.Grains.GetGrain<IStreamGrain>(_key);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1001)]
    public async Task Elements_arrive_complete_and_in_order(int count) =>
        (await ReadAsync(Grain.CountTo(count))).ShouldBe(Enumerable.Range(0, count));

    [Fact]
    public async Task A_stream_read_twice_runs_twice()
    {
        var stream = Grain.CountTo(3);

        (await ReadAsync(stream)).ShouldBe([0, 1, 2]);
        (await ReadAsync(stream)).ShouldBe([0, 1, 2]);

        (await Grain.ProducedAsync()).ShouldBe(6);
    }

    [Fact]
    public async Task A_pull_brings_no_more_than_the_batch_size()
    {
        await using var reader = Grain.CountTo(10).WithBatchSize(3).GetAsyncEnumerator();

        await reader.MoveNextAsync();

        (await Grain.ProducedAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task Nothing_runs_before_the_first_pull()
    {
        await using var reader = Grain.CountTo(10).GetAsyncEnumerator();

        (await Grain.ProducedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_stream_is_read_while_the_grain_is_busy()
    {
        var blocked = Grain.BlockAsync();
        await Gates.Of(_key, "blocked").ArrivedAsync();

        (await ReadAsync(Grain.CountTo(250))).Count.ShouldBe(250);

        blocked.IsCompleted.ShouldBeFalse();
        Gates.Of(_key, "unblocked").Open();
        await blocked;
    }

    [Fact]
    public async Task A_waiting_reader_does_not_hold_up_calls()
    {
        await using var reader = Grain.Wait().GetAsyncEnumerator();
        (await reader.MoveNextAsync()).ShouldBeTrue();
        var waiting = reader.MoveNextAsync();
        await Gates.Of(_key, "waiting").ArrivedAsync();

        (await Grain.AnswerAsync()).ShouldBe(42);

        Gates.Of(_key, "out").Open();
        (await waiting).ShouldBeTrue();
        reader.Current.ShouldBe(1);
    }

    [Fact]
    public async Task Readers_are_independent_of_each_other()
    {
        await using var slow = Grain.CountTo(5).WithBatchSize(1).GetAsyncEnumerator();
        await slow.MoveNextAsync();

        (await ReadAsync(Grain.CountTo(5))).ShouldBe([0, 1, 2, 3, 4]);

        await slow.MoveNextAsync();
        slow.Current.ShouldBe(1);
    }

    [Fact]
    public async Task A_broken_stream_gives_its_elements_first_and_its_exception_then()
    {
        var read = new List<int>();

        var failure = await Should.ThrowAsync<InvalidOperationException>(async () =>
        {
            await foreach (var item in Grain.Fail())
            {
                read.Add(item);
            }
        });

        failure.Message.ShouldBe("The stream broke.");
        read.ShouldBe([0, 1]);
    }

    [Fact]
    public async Task Every_step_runs_in_a_turn_of_the_grain() =>
        (await ReadAsync(Grain.OnOwnScheduler(20))).ShouldBe(Enumerable.Repeat(true, 20));

    [Fact]
    public async Task A_reader_that_leaves_early_ends_the_grains_enumerator()
    {
        await foreach (var _ in Grain.Wait())
        {
            break;
        }

        await Gates.Of(_key, "ended").ArrivedAsync();
    }

    [Fact]
    public async Task Cancelling_a_waiting_reader_ends_the_grains_enumerator_inside_a_turn()
    {
        using var cancellation = new CancellationTokenSource();
        await using var reader = Grain.Wait().GetAsyncEnumerator(cancellation.Token);

        await CancelWhileWaitingAsync(reader, cancellation);

        Journal.Of(_key).ShouldBe(["cancelled in a turn: True", "ended"]);
    }

    [Fact]
    public async Task The_token_given_to_the_method_cancels_its_stream_as_well()
    {
        using var cancellation = new CancellationTokenSource();
        await using var reader = Grain.Wait(cancellation.Token).GetAsyncEnumerator();

        await CancelWhileWaitingAsync(reader, cancellation);

        Journal.Of(_key).ShouldBe(["cancelled in a turn: True", "ended"]);
    }

    [Fact]
    public async Task Deactivation_ends_the_enumerator_and_aborts_the_reader()
    {
        await using var reader = Grain.Wait().GetAsyncEnumerator();
        await reader.MoveNextAsync();
        var waiting = reader.MoveNextAsync();
        await Gates.Of(_key, "waiting").ArrivedAsync();

        await Grain.DeactivateAsync();

        await Should.ThrowAsync<EnumerationAbortedException>(() => waiting.AsTask().EndsAsync());
        await Gates.Of(_key, "ended").ArrivedAsync();
    }

    [Fact]
    public async Task A_grain_reads_another_grains_stream() =>
        (await ReadAsync(Grain.Relay(RuntimeFixture.NewKey(), 50))).ShouldBe(Enumerable.Range(0, 50));

    private static async Task<List<T>> ReadAsync<T>(IAsyncEnumerable<T> stream)
    {
        var read = new List<T>();
        await foreach (var item in stream)
        {
            read.Add(item);
        }

        return read;
    }

    private async Task CancelWhileWaitingAsync(IAsyncEnumerator<int> reader, CancellationTokenSource cancellation)
    {
        await reader.MoveNextAsync();
        var waiting = reader.MoveNextAsync();
        await Gates.Of(_key, "waiting").ArrivedAsync();

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting.AsTask().EndsAsync());
        await Gates.Of(_key, "ended").ArrivedAsync();
    }
}
