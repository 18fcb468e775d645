using Arena.Runtime.Tests.Grains;
using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Contract;

[Collection(ContractCollection.Name)]
public sealed class FailureTests(RuntimeFixture runtime)
{
    private readonly string _key = RuntimeFixture.NewKey();

    private IFailingGrain Grain => runtime.Grains.GetGrain<IFailingGrain>(_key);

    [Fact]
    public async Task An_exception_arrives_with_its_type_and_message() =>
        (await Should.ThrowAsync<ArgumentOutOfRangeException>(Grain.FailLaterAsync)).Message.ShouldBe("Later.");

    [Fact]
    public async Task An_exception_thrown_before_the_first_await_arrives_alike() =>
        (await Should.ThrowAsync<InvalidOperationException>(Grain.FailAtOnceAsync)).Message.ShouldBe("At once.");

    [Fact]
    public async Task The_stack_trace_names_the_grains_method() =>
        (await Should.ThrowAsync<ArgumentOutOfRangeException>(Grain.FailLaterAsync)).StackTrace!.ShouldContain(nameof(FailingGrain.FailLaterAsync));

    [Fact]
    public async Task A_marked_exception_arrives_as_itself() =>
        (await Should.ThrowAsync<MarkedException>(Grain.FailMarkedAsync)).Message.ShouldBe("Marked.");

    [Fact]
    public async Task An_exception_passes_through_the_grains_between() =>
        (await Should.ThrowAsync<MarkedException>(() => Grain.CallFailMarkedAsync(RuntimeFixture.NewKey()))).Message.ShouldBe("Marked.");

    [Fact]
    public async Task An_unmarked_exception_does_not_leave_the_grain()
    {
        var failure = await Should.ThrowAsync<Exception>(Grain.FailUnmarkedAsync);

        failure.ShouldNotBeOfType<UnmarkedException>();
        failure.Message.ShouldContain(nameof(UnmarkedException));
    }

    [Fact]
    public async Task An_unmarked_exception_does_not_leave_the_grain_inside_another()
    {
        var failure = await Should.ThrowAsync<Exception>(Grain.FailUnmarkedInsideAsync);

        failure.ShouldNotBeOfType<MarkedException>();
        failure.Message.ShouldContain(nameof(UnmarkedException));
    }

    [Fact]
    public async Task ValueTasks_work_as_tasks_do()
    {
        (await Grain.ValueTaskAsync(3)).ShouldBe(3);
        await Grain.EmptyValueTaskAsync();
        (await Should.ThrowAsync<InvalidOperationException>(async () => await Grain.FailInValueTaskAsync())).Message.ShouldBe("In a ValueTask.");
    }

    [Fact]
    public async Task A_grain_that_calls_itself_times_out()
    {
        await Should.ThrowAsync<TimeoutException>(() => Grain.CallItselfAsync().EndsAsync());

        await Should.NotThrowAsync(Grain.AnswerAsync);
    }

    [Fact]
    public async Task A_circle_of_calls_times_out()
    {
        var other = RuntimeFixture.NewKey();

        await Should.ThrowAsync<TimeoutException>(() => Grain.CallInCircleAsync(other).EndsAsync());

        await Should.NotThrowAsync(runtime.Grains.GetGrain<IFailingGrain>(other).AnswerAsync);
    }

    [Fact]
    public void An_interface_without_a_grain_class_is_refused() =>
        Should.Throw<ArgumentException>(() => runtime.Grains.GetGrain<IHomelessGrain>(_key));
}
