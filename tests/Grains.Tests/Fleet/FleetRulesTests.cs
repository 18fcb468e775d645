using System.Collections.Immutable;
using Arena.Contracts.Fleet;
using Arena.Contracts.Models;
using Arena.Grains.Fleet;

namespace Arena.Grains.Tests.Fleet;

public sealed class FleetRulesTests
{
    private static readonly ContestantId A = new("a");
    private static readonly ContestantId B = new("b");
    private static readonly ContestantId C = new("c");

    [Fact]
    public void Two_idle_devices_take_a_side_each() =>
        Place(Device("one"), Device("two")).ShouldBe(new PairPlacement(Id("one"), Id("two")));

    [Fact]
    public void A_side_goes_where_its_model_is_loaded() =>
        Place(Device("one", residents: [B]), Device("two", residents: [A])).ShouldBe(new PairPlacement(Id("two"), Id("one")));

    [Fact]
    public void An_answer_joins_its_models_batch_before_it_loads_it_elsewhere() =>
        Place(Device("one", active: A, running: 1, residents: [A]), Device("two")).ShouldBe(new PairPlacement(Id("one"), Id("two")));

    [Fact]
    public void A_full_batch_of_the_own_model_is_worth_less_than_an_idle_device()
    {
        var full = Device("one", active: A, running: 2, residents: [A], times: new DeviceTimes(60, 5, 5));
        FleetRules.Wait(full, A, null).ShouldBe(30);
        Place(full, Device("two"), Device("two2")).Left.ShouldNotBe(Id("one"));
    }

    [Fact]
    public void Another_models_queue_costs_its_load_and_its_rounds()
    {
        var queued = Device("one", active: B, running: 2, residents: [B], queues: [new ModelQueue(C, 3), new ModelQueue(A, 2)], times: new DeviceTimes(10, 7, 1));
        FleetRules.Wait(queued, A, null).ShouldBe(5 + (7 + 20) + 10 + 7);
        FleetRules.Wait(queued, B, null).ShouldBe(5 + (7 + 20) + (7 + 10));
    }

    [Fact]
    public void What_was_placed_since_the_report_counts()
    {
        var device = Device("one", residents: [A, B], times: new DeviceTimes(10, 7, 1));
        FleetRules.Wait(device with { Placed = [B] }, A, null).ShouldBe(10);
        FleetRules.Wait(device with { Placed = [A, A] }, A, null).ShouldBe(10, "Two lanes are taken by two placed before.");
    }

    [Fact]
    public void A_follow_up_stays_where_its_memory_is() =>
        FleetRules.Place([Device("one"), Device("two")], Pair(B, A) with { PreviousLeft = Id("two"), PreviousRight = Id("one") })
            .ShouldBe(new PairPlacement(Id("two"), Id("one")));

    [Fact]
    public void A_failed_node_is_avoided_where_there_is_another()
    {
        var away = Device("three") with { Id = new DeviceId("other", "three") };
        var again = new PlacePair(A, null, null, null, ["node"]);
        FleetRules.Place([Device("one", residents: [A]), away], again).Left.ShouldBe(away.Id);
        FleetRules.Place([Device("one")], again).Left.ShouldBe(Id("one"));
    }

    [Fact]
    public void A_side_that_nothing_can_run_has_no_place() =>
        FleetRules.Place([Device("one")], Pair(A, new ContestantId("unknown"))).ShouldBe(new PairPlacement(Id("one"), null));

    [Fact]
    public void The_fleet_is_busy_when_every_queue_is_full_and_says_when_a_place_is_free()
    {
        var slow = Full("one", waiting: 8, place: 30);
        var fast = Full("two", waiting: 10, place: 4);
        FleetRules.IsBusy([slow, fast]).ShouldBeTrue();
        FleetRules.RetrySeconds([slow, fast]).ShouldBe(12, "Two more than fit, and one place for this one, at four seconds each.");
        FleetRules.IsBusy([slow, Device("three")]).ShouldBeFalse();
        FleetRules.IsBusy([]).ShouldBeTrue();
        FleetRules.RetrySeconds([]).ShouldBeInRange(1, 60);
    }

    [Fact]
    public void Only_what_a_device_with_room_can_run_is_offered_unless_all_are_full()
    {
        var full = Full("one", waiting: 8, place: 1);
        var free = Device("two") with { Report = Device("two").Report with { Runnable = [A, B] } };
        FleetRules.Runnable([full, free]).ShouldBe([A, B], ignoreOrder: true);
        FleetRules.Runnable([full]).ShouldBe([A, B, C], ignoreOrder: true);
    }

    internal static DeviceId Id(string name) => new("node", name);

    internal static FleetDevice Device(
        string name,
        ContestantId? active = null,
        int running = 0,
        ImmutableArray<ContestantId>? residents = null,
        ImmutableArray<ModelQueue>? queues = null,
        DeviceTimes? times = null)
    {
        var waiting = queues?.Sum(queue => queue.Waiting) ?? 0;
        var report = new DeviceReport(
            name, "cuda", 100, 10 * (residents?.Length ?? 0), Lanes: 2, running, waiting, QueueLimit: 8, residents ?? [], [A, B, C], active, queues ?? [], Gone: false, times ?? new DeviceTimes(5, 5, 5));
        return new FleetDevice(Id(name), report, []);
    }

    private static FleetDevice Full(string name, int waiting, double place) =>
        Device(name, active: A, running: 2, residents: [A], queues: [new ModelQueue(A, waiting)], times: new DeviceTimes(1, 1, place));

    private static PairPlacement Place(params FleetDevice[] devices) => FleetRules.Place(devices, Pair(A, B));

    private static PlacePair Pair(ContestantId left, ContestantId right) => new(left, right, null, null, []);
}
