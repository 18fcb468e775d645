using Arena.Runtime.Tests.Grains;
using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Contract;

[Collection(ContractCollection.Name)]
public sealed class FilterTests(RuntimeFixture runtime)
{
    private readonly string _key = RuntimeFixture.NewKey();

    private IFilteredGrain Grain => runtime.Grains.GetGrain<IFilteredGrain>(_key);

    [Fact]
    public async Task Filters_run_around_a_call_in_their_order_and_may_change_its_result()
    {
        (await Grain.Plain(4)).ShouldBe(8);

        Journal.Of(_key).ShouldBe(["outer before Plain", "inner saw FilteredGrain True", "outer after 8"]);
    }

    [Fact]
    public async Task A_filter_may_refuse_a_call() =>
        (await Should.ThrowAsync<UnauthorizedAccessException>(Grain.Refused)).Message.ShouldBe("The filter refuses.");

    [Fact]
    public async Task A_filter_may_answer_in_place_of_the_grain() =>
        (await Grain.AnsweredByFilter()).ShouldBe(99);

    [Fact]
    public async Task A_filter_that_swallows_an_exception_without_a_result_does_not_hide_it() =>
        (await Should.ThrowAsync<InvalidOperationException>(Grain.SwallowedByFilter)).Message.ShouldBe("The grain failed.");
}
