using System.Collections.Immutable;
using Arena.Contracts.Fleet;
using Arena.Contracts.Models;

namespace Arena.Grains.Fleet;

/// <summary>Where a pair runs, and whether one more may come. Pure.</summary>
internal static class FleetRules
{
    /// <summary>What finding the session's KV memory is worth: the prompt's history need not be read again.</summary>
    private const double PrefixSeconds = 1;

    private const int LongestRetrySeconds = 300;

    /// <summary>
    /// The places that make the worse side's expected wait smallest, then the sum, then what is taken of their memory; equal ones by name.
    /// A side without any place is null.
    /// </summary>
    public static PairPlacement Place(IReadOnlyList<FleetDevice> devices, PlacePair command)
    {
        var left = Candidates(devices, command.Left, command);
        var right = Candidates(devices, command.Right, command);
        if (left.Count == 0 || right.Count == 0)
        {
            return new PairPlacement(Best(left, command.Left, command.PreviousLeft), Best(right, command.Right, command.PreviousRight));
        }

        return (from one in left
                from other in right
                let waits = Waits(one, other, command)
                orderby waits.Worse, waits.Sum, Taken(one) + Taken(other), one.Id.ToString(), other.Id.ToString()
                select new PairPlacement(one.Id, other.Id)).First();
    }

    /// <summary>Whether every device's queue is full; a fleet without devices takes nothing.</summary>
    public static bool IsBusy(IReadOnlyList<FleetDevice> devices) => devices.All(device => device.Room <= 0);

    /// <summary>When a place should be free, by what the devices measured; at least a second.</summary>
    public static int RetrySeconds(IReadOnlyList<FleetDevice> devices)
    {
        var soonest = devices.Select(device => (1 - device.Room) * device.Report.Times.PlaceSeconds).DefaultIfEmpty(5).Min();
        return (int)Math.Clamp(Math.Ceiling(soonest), 1, LongestRetrySeconds);
    }

    /// <summary>Contestants that some device with room can run; where all are full, those that any can.</summary>
    public static ImmutableArray<ContestantId> Runnable(IReadOnlyList<FleetDevice> devices) =>
    [
        .. devices.Where(device => device.Room > 0 || IsBusy(devices)).SelectMany(device => device.Report.Runnable).Distinct(),
    ];

    /// <summary>
    /// Seconds until an answer placed now should start: what computes runs to its middle, then every model that waits before it loads,
    /// where it must, and gives its answers in as many rounds as the lanes need. Answers of one's own model only count full rounds.
    /// </summary>
    /// <param name="device">Where.</param>
    /// <param name="contestant">Whose answer.</param>
    /// <param name="previous">Where its session ran before.</param>
    /// <param name="before">Another answer that is placed there first, or null.</param>
    public static double Wait(FleetDevice device, ContestantId contestant, DeviceId? previous, ContestantId? before = null)
    {
        var (report, times) = (device.Report, device.Report.Times);
        var prefix = previous == device.Id ? PrefixSeconds : 0;
        var joins = report.Active == contestant && report.Running < report.Lanes;
        var seconds = report.Active is null || joins ? 0 : times.AnswerSeconds / 2;
        foreach (var (model, waiting) in Queue(device, before))
        {
            if (model == contestant)
            {
                seconds += waiting / report.Lanes * times.AnswerSeconds;
                break;
            }

            // An active model's batch takes newcomers before another model's turn.
            seconds += joins ? 0 : LoadSeconds(report, model) + (Rounds(waiting, report.Lanes) * times.AnswerSeconds);
        }

        return seconds + LoadSeconds(report, contestant) - prefix;
    }

    private static List<FleetDevice> Candidates(IReadOnlyList<FleetDevice> devices, ContestantId? contestant, PlacePair command)
    {
        var able = contestant is null ? [] : devices.Where(device => device.Report.Runnable.Contains(contestant.Value)).ToList();
        var elsewhere = able.Where(device => !command.Avoid.Contains(device.Id.Node)).ToList();
        return elsewhere.Count > 0 ? elsewhere : able;
    }

    private static DeviceId? Best(List<FleetDevice> candidates, ContestantId? contestant, DeviceId? previous) => candidates
        .OrderBy(device => Wait(device, contestant!.Value, previous))
        .ThenBy(Taken)
        .ThenBy(device => device.Id.ToString(), StringComparer.Ordinal)
        .Select(device => (DeviceId?)device.Id)
        .FirstOrDefault();

    /// <summary>On one device the sides stand behind each other, in whichever order is better: the device takes what is loaded first.</summary>
    private static (double Worse, double Sum) Waits(FleetDevice left, FleetDevice right, PlacePair command)
    {
        var (one, other) = (command.Left!.Value, command.Right!.Value);
        if (left.Id != right.Id)
        {
            return Both(Wait(left, one, command.PreviousLeft), Wait(right, other, command.PreviousRight));
        }

        var leftFirst = Both(Wait(left, one, command.PreviousLeft), Wait(left, other, command.PreviousRight, before: one));
        var rightFirst = Both(Wait(left, one, command.PreviousLeft, before: other), Wait(left, other, command.PreviousRight));
        return leftFirst.CompareTo(rightFirst) <= 0 ? leftFirst : rightFirst;
    }

    private static (double Worse, double Sum) Both(double one, double other) => (Math.Max(one, other), one + other);

    private static IEnumerable<(ContestantId Model, int Waiting)> Queue(FleetDevice device, ContestantId? before)
    {
        var placed = before is null ? device.Placed : device.Placed.Add(before.Value);
        return device.Report.Queues
            .Select(queue => (queue.Contestant, queue.Waiting))
            .Concat(placed.Select(contestant => (Contestant: contestant, Waiting: 1)))
            .GroupBy(queue => queue.Contestant, (contestant, queues) => (contestant, queues.Sum(queue => queue.Waiting)));
    }

    private static double LoadSeconds(DeviceReport report, ContestantId contestant) =>
        report.Residents.Contains(contestant) ? 0 : report.Times.LoadSeconds;

    private static int Rounds(int answers, int lanes) => (answers + lanes - 1) / lanes;

    private static double Taken(FleetDevice device) => device.Report.UsedBytes / (double)Math.Max(1, device.Report.MemoryBytes);
}
