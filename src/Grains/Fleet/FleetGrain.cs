using System.Collections.Immutable;
using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Contracts.Fleet;
using Arena.Contracts.Models;

namespace Arena.Grains.Fleet;

/// <summary>Forgets everything when it goes: heartbeats bring it back within a second.</summary>
internal sealed class FleetGrain(TimeProvider clock) : Grain, IFleetGrain
{
    /// <summary>A node that is not heard of for this long is gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>After this long a placed answer has reached its device and is in its reports; a report that is younger may lack it.</summary>
    private static readonly TimeSpan OnTheWay = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<string, (NodeReport Report, DateTimeOffset At)> _nodes = [];
    private readonly List<(DeviceId Device, ContestantId Contestant, DateTimeOffset At)> _placed = [];

    public Task ReportAsync(NodeReport report)
    {
        var now = clock.GetUtcNow();
        _nodes[report.Node] = (report, now);
        _placed.RemoveAll(placed => placed.Device.Node == report.Node && now - placed.At >= OnTheWay);
        return Task.CompletedTask;
    }

    public Task<Reply<Done>> AdmitAsync()
    {
        var devices = Devices();
        return Task.FromResult<Reply<Done>>(
            FleetRules.IsBusy(devices) ? new Refusal(RefusalCode.Busy, null, FleetRules.RetrySeconds(devices)) : Done.Instance);
    }

    public Task<ImmutableArray<ContestantId>> RunnableAsync() => Task.FromResult(FleetRules.Runnable(Devices()));

    public Task<PairPlacement> PlaceAsync(PlacePair command)
    {
        var placement = FleetRules.Place(Devices(), command);
        Note(placement.Left, command.Left);
        Note(placement.Right, command.Right);
        return Task.FromResult(placement);
    }

    public Task<FleetView> ViewAsync() => Task.FromResult(new FleetView([.. Nodes()]));

    private void Note(DeviceId? device, ContestantId? contestant)
    {
        if (device is not null && contestant is not null)
        {
            _placed.Add((device.Value, contestant.Value, clock.GetUtcNow()));
        }
    }

    private IEnumerable<NodeReport> Nodes() => _nodes.Values
        .Where(node => clock.GetUtcNow() - node.At < Patience)
        .Select(node => node.Report)
        .OrderBy(report => report.Node, StringComparer.Ordinal);

    private List<FleetDevice> Devices() =>
    [
        .. from node in Nodes()
           where !node.Draining
           from device in node.Devices
           where !device.Gone
           let id = new DeviceId(node.Node, device.Name)
           select new FleetDevice(id, device, [.. _placed.Where(placed => placed.Device == id).Select(placed => placed.Contestant)]),
    ];
}
