using Arena.Runtime.Tests.Grains;
using Arena.Runtime.Tests.Support;

namespace Arena.Runtime.Tests.Contract;

[Collection(ContractCollection.Name)]
public sealed class StatelessWorkerTests(RuntimeFixture runtime)
{
    private readonly string _key = RuntimeFixture.NewKey();

    private IForemanGrain Foreman => runtime.Grains.GetGrain<IForemanGrain>(_key);

    [Fact]
    public async Task Workers_work_at_the_same_time()
    {
        var work = Foreman.WorkAsync(_key, ["a", "b"]);
        await Gates.Of(_key, "a in").ArrivedAsync();
        await Gates.Of(_key, "b in").ArrivedAsync();
        Gates.Of(_key, "a out").Open();
        Gates.Of(_key, "b out").Open();

        (await work).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task There_are_no_more_workers_than_allowed()
    {
        var work = Foreman.WorkAsync(_key, ["a", "b", "c"]);
        await Gates.Of(_key, "a in").ArrivedAsync();
        await Gates.Of(_key, "b in").ArrivedAsync();
        await Foreman.AnswerAsync();
        Gates.Of(_key, "c in").IsOpen.ShouldBeFalse();
        Gates.Of(_key, "a out").Open();

        await Gates.Of(_key, "c in").ArrivedAsync();

        Gates.Of(_key, "b out").Open();
        Gates.Of(_key, "c out").Open();
        (await work).Distinct().Count().ShouldBe(2);
    }
}
