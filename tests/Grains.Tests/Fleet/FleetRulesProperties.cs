using Arena.Contracts.Fleet;
using Arena.Contracts.Models;
using Arena.Grains.Fleet;
using Arena.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Arena.Grains.Tests.Fleet;

/// <summary>What holds for any fleet.</summary>
public sealed class FleetRulesProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(150 * Scale.Factor).WithReplay(20261125, 3);
    private static readonly ContestantId[] Contestants = [new("a"), new("b"), new("c"), new("d")];

    [Fact]
    public void The_worse_side_waits_as_little_as_it_can() => ForAnyFleet((devices, pair) =>
    {
        var placement = FleetRules.Place(devices, pair);
        var worst = Worst(devices, pair, placement.Left!.Value, placement.Right!.Value);
        foreach (var (one, other) in from one in devices from other in devices select (one.Id, other.Id))
        {
            worst.ShouldBeLessThanOrEqualTo(Worst(devices, pair, one, other));
        }
    });

    [Fact]
    public void Seats_are_alike_to_the_scheduler() => ForAnyFleet((devices, pair) =>
    {
        // Turned round, the pair waits as long: no side is served better for being where it is.
        var placement = FleetRules.Place(devices, pair);
        var turned = pair with { Left = pair.Right, Right = pair.Left, PreviousLeft = pair.PreviousRight, PreviousRight = pair.PreviousLeft };
        var other = FleetRules.Place(devices, turned);
        Worst(devices, turned, other.Left!.Value, other.Right!.Value).ShouldBe(Worst(devices, pair, placement.Left!.Value, placement.Right!.Value));
    });

    [Fact]
    public void Two_devices_that_are_alike_and_idle_take_a_side_each() => Check.One(Many, Prop.ForAll(Gen.Choose(2, 16).ToArbitrary(), count =>
    {
        var devices = Enumerable.Range(0, count).Select(index => FleetRulesTests.Device($"gpu{index}")).ToList();
        var placement = FleetRules.Place(devices, new PlacePair(Contestants[0], Contestants[1], null, null, []));
        placement.Left.ShouldNotBe(placement.Right);
    }));

    private static void ForAnyFleet(Action<List<FleetDevice>, PlacePair> holds) => Check.One(Many, Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var random = new Random(seed);
        var devices = Enumerable.Range(0, random.Next(1, 5)).Select(index => Made(random, index)).ToList();
        var who = random.GetItems(Contestants, 1)[0];
        var other = Contestants.Where(contestant => contestant != who).ToArray()[random.Next(3)];
        DeviceId? Previous() => random.Next(3) == 0 ? devices[random.Next(devices.Count)].Id : null;
        holds(devices, new PlacePair(who, other, Previous(), Previous(), []));
    }));

    private static FleetDevice Made(Random random, int index)
    {
        var residents = Contestants.Where(_ => random.Next(2) == 0).ToArray();
        var active = residents.Length > 0 && random.Next(2) == 0 ? residents[random.Next(residents.Length)] : (ContestantId?)null;
        var queues = Contestants.Where(_ => random.Next(3) == 0).Select(contestant => new ModelQueue(contestant, random.Next(1, 5)));
        var device = FleetRulesTests.Device($"gpu{index}", active, active is null ? 0 : random.Next(1, 3), [.. residents], [.. queues], new DeviceTimes(random.Next(1, 20), random.Next(1, 20), 1));
        device = device with { Report = device.Report with { Runnable = [.. Contestants] } };
        return device with { Placed = [.. Contestants.Where(_ => random.Next(4) == 0)] };
    }

    private static double Worst(List<FleetDevice> devices, PlacePair pair, DeviceId left, DeviceId right)
    {
        FleetDevice Find(DeviceId id) => devices.First(device => device.Id == id);
        double Wait(DeviceId device, ContestantId contestant, DeviceId? previous, ContestantId? before = null) =>
            FleetRules.Wait(Find(device), contestant, previous, before);
        var (one, other) = (pair.Left!.Value, pair.Right!.Value);
        var apart = Math.Max(Wait(left, one, pair.PreviousLeft), Wait(right, other, pair.PreviousRight));
        return left != right ? apart : Math.Min(
            Math.Max(Wait(left, one, pair.PreviousLeft), Wait(left, other, pair.PreviousRight, one)),
            Math.Max(Wait(left, one, pair.PreviousLeft, other), Wait(left, other, pair.PreviousRight)));
    }
}
