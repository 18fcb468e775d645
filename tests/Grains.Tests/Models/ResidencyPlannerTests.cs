using Arena.Contracts.Models;
using Arena.Grains.Models;
using Arena.Inference;
using static Arena.Grains.Tests.Models.Pools;

namespace Arena.Grains.Tests.Models;

public sealed class ResidencyPlannerTests
{
    private static readonly DeviceSpec One = new("cuda0", DeviceKind.Cuda, 0, 1, 10, 1);
    private static readonly DeviceSpec Two = new("cuda1", DeviceKind.Cuda, 1, 1, 20, 1);
    private static readonly ModelNeed A = Need("a", 6, 1);
    private static readonly ModelNeed B = Need("b", 6, 1);
    private static readonly ModelNeed C = Need("c", 6, 1);

    [Fact]
    public void Nothing_is_pinned_or_warmed_unless_asked_for() =>
        Plan(new ResidencyOptions()).ShouldSatisfyAllConditions(
            plan => plan.Pinned.ShouldBeEmpty(), plan => plan.Warm.ShouldBeEmpty(), plan => plan.Errors.ShouldBeEmpty());

    [Fact]
    public void What_is_pinned_goes_where_most_room_is_and_is_loaded_first()
    {
        var plan = Plan(new ResidencyOptions { Pinned = "a, b ,c" });
        plan.Errors.ShouldBeEmpty();
        plan.Pinned.ShouldBe([("cuda1", A), ("cuda1", B), ("cuda0", C)]);
        plan.Warm.ShouldBe(plan.Pinned);
    }

    [Fact]
    public void A_place_can_be_named_and_the_warm_up_be_another_list()
    {
        Plan(new ResidencyOptions { Pinned = "a@cuda0", WarmUp = "b@cuda1" }).Warm.ShouldBe([("cuda0", A), ("cuda1", B)]);
        Plan(new ResidencyOptions { Pinned = "a@cuda0", WarmUp = "none" }).Warm.ShouldBeEmpty();
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_with_the_numbers()
    {
        var errors = Plan(new ResidencyOptions { Pinned = "a@cuda0,b@cuda0,nobody,c@cuda9", WarmUp = "b@cuda0" }).Errors;
        errors.Length.ShouldBe(4);
        errors[0].ShouldStartWith("Pinned: 'b@cuda0' needs");
        errors[0].ShouldContain("cuda0 has");
        errors[1].ShouldBe("Pinned: the catalogue has no contestant 'nobody'.");
        errors[2].ShouldBe("Pinned: 'c@cuda9' cannot run there.");
        errors[3].ShouldStartWith("WarmUp: 'b@cuda0' needs");
    }

    [Fact]
    public void Beside_what_is_pinned_only_the_rest_of_the_memory_counts()
    {
        ResidencyPlanner.Fits(One, Need("d", 3), [(One, A)]).ShouldBeTrue();
        ResidencyPlanner.Fits(One, Need("d", 4), [(One, A)]).ShouldBeFalse();
        ResidencyPlanner.Fits(One, A, [(One, A)]).ShouldBeTrue();
        ResidencyPlanner.Fits(Two, Need("d", 4), [(One, A)]).ShouldBeTrue();
    }

    [Fact]
    public void Devices_of_one_memory_share_what_is_pinned()
    {
        var (cpu0, cpu1) = (new DeviceSpec("cpu0", DeviceKind.Cpu, 0, 1, 10, 1), new DeviceSpec("cpu1", DeviceKind.Cpu, 1, 1, 10, 1));
        ResidencyPlanner.Fits(cpu1, A, [(cpu0, A)]).ShouldBeTrue("The weights are there, and a second context fits.");
        ResidencyPlanner.Fits(cpu1, B, [(cpu0, A)]).ShouldBeFalse();
    }

    private static ResidencyPlan Plan(ResidencyOptions options)
    {
        var needs = new Dictionary<ContestantId, ModelNeed> { [A.Contestant] = A, [B.Contestant] = B, [C.Contestant] = C };
        return new ResidencyPlanner(
            [One, Two],
            new Dictionary<string, IReadOnlyDictionary<ContestantId, ModelNeed>> { ["cuda0"] = needs, ["cuda1"] = needs },
            needs.Keys.ToDictionary(contestant => contestant.Value, contestant => contestant)).Plan(options);
    }
}
