using Arena.Contracts.Fleet;
using Arena.Contracts.Models;

namespace Arena.Grains.Fleet;

/// <summary>Where a pair runs. Pure.</summary>
internal static class FleetRules
{
    /// <summary>Waiting answers that loading a model is worth: it is cheaper to stand in a short queue than to swap weights.</summary>
    private const double LoadCost = 3;

    /// <summary>What finding the session's KV memory is worth.</summary>
    private const double PrefixGain = 1;

    /// <summary>
    /// The places that make the worse side's expected wait smallest, then the sum; equal ones by name. A side without any place is null.
    /// </summary>
    /// <param name="devices">Devices that take answers, with what was placed on them since their report counted as waiting.</param>
    /// <param name="command">Who needs a place.</param>
    public static PairPlacement Place(IReadOnlyList<FleetDevice> devices, PlacePair command)
    {
        var left = Candidates(devices, command.Left, command);
        var right = Candidates(devices, command.Right, command);
        if (left.Count == 0 || right.Count == 0)
        {
            return new PairPlacement(Best(left, command.Left, command.PreviousLeft), Best(right, command.Right, command.PreviousRight));
        }

        var best = (from one in left
                    from other in right
                    let costs = Costs(one, other, command)
                    orderby Math.Max(costs.Left, costs.Right), costs.Left + costs.Right, one.Id.ToString(), other.Id.ToString()
                    select new PairPlacement(one.Id, other.Id)).First();
        return best;
    }

    /// <summary>Whether every device's queue is full; a fleet without devices takes nothing.</summary>
    public static bool IsBusy(IReadOnlyList<FleetDevice> devices) =>
        devices.All(device => device.Report.Waiting + device.Placed >= device.Report.QueueLimit);

    private static List<FleetDevice> Candidates(IReadOnlyList<FleetDevice> devices, ContestantId? contestant, PlacePair command)
    {
        var able = contestant is null ? [] : devices.Where(device => device.Report.Runnable.Contains(contestant.Value)).ToList();
        var elsewhere = able.Where(device => !command.Avoid.Contains(device.Id.Node)).ToList();
        return elsewhere.Count > 0 ? elsewhere : able;
    }

    private static DeviceId? Best(List<FleetDevice> candidates, ContestantId? contestant, DeviceId? previous) => candidates
        .OrderBy(device => Cost(device, contestant!.Value, previous))
        .ThenBy(device => device.Id.ToString(), StringComparer.Ordinal)
        .Select(device => (DeviceId?)device.Id)
        .FirstOrDefault();

    /// <summary>On one device the two sides stand behind each other, and different models swap.</summary>
    private static (double Left, double Right) Costs(FleetDevice left, FleetDevice right, PlacePair command)
    {
        var one = Cost(left, command.Left!.Value, command.PreviousLeft);
        var other = Cost(right, command.Right!.Value, command.PreviousRight);
        return left.Id == right.Id ? (one, one + other + 1) : (one, other);
    }

    private static double Cost(FleetDevice device, ContestantId contestant, DeviceId? previous)
    {
        var report = device.Report;
        var queue = (report.Running + report.Waiting + device.Placed) / (double)report.Lanes;
        var load = report.Residents.Contains(contestant) ? 0 : LoadCost;
        return queue + load - (previous == device.Id ? PrefixGain : 0);
    }
}
