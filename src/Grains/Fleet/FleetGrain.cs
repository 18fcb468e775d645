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

    private const int RetrySeconds = 5;

    private readonly Dictionary<string, (NodeReport Report, DateTimeOffset At)> _nodes = [];
    private readonly Dictionary<DeviceId, int> _placed = [];

    public Task ReportAsync(NodeReport report)
    {
        _nodes[report.Node] = (report, clock.GetUtcNow());
        foreach (var device in report.Devices)
        {
            _placed.Remove(new DeviceId(report.Node, device.Name));
        }

        return Task.CompletedTask;
    }

    public Task<Reply<Done>> AdmitAsync() => Task.FromResult<Reply<Done>>(
        FleetRules.IsBusy(Devices()) ? new Refusal(RefusalCode.Busy, null, RetrySeconds) : Done.Instance);

    public Task<ImmutableArray<ContestantId>> RunnableAsync() =>
        Task.FromResult(Devices().SelectMany(device => device.Report.Runnable).Distinct().ToImmutableArray());

    public Task<PairPlacement> PlaceAsync(PlacePair command)
    {
        var placement = FleetRules.Place(Devices(), command);
        foreach (var device in new[] { placement.Left, placement.Right }.OfType<DeviceId>())
        {
            _placed[device] = _placed.GetValueOrDefault(device) + 1;
        }

        return Task.FromResult(placement);
    }

    public Task<FleetView> ViewAsync() => Task.FromResult(new FleetView([.. Nodes()]));

    private IEnumerable<NodeReport> Nodes() => _nodes.Values
        .Where(node => clock.GetUtcNow() - node.At < Patience)
        .Select(node => node.Report)
        .OrderBy(report => report.Node, StringComparer.Ordinal);

    private List<FleetDevice> Devices() =>
    [
        .. from node in Nodes()
           where !node.Draining
           from device in node.Devices
           let id = new DeviceId(node.Node, device.Name)
           select new FleetDevice(id, device, _placed.GetValueOrDefault(id)),
    ];
}
