using System.Collections.Frozen;
using System.Collections.Immutable;
using Arena.Contracts.Fleet;

namespace Arena.Grains.Models;

/// <summary>The devices of this node and their schedulers. Filled once at start, before the first heartbeat.</summary>
internal sealed class NodeDevices : IAsyncDisposable
{
    private FrozenDictionary<string, DeviceScheduler> _schedulers = FrozenDictionary<string, DeviceScheduler>.Empty;

    public void Open(IEnumerable<DeviceScheduler> schedulers) =>
        _schedulers = schedulers.ToFrozenDictionary(scheduler => scheduler.Device.Name);

    /// <summary>The scheduler of a device, or null when this node does not have it.</summary>
    public DeviceScheduler? Find(string device) => _schedulers.GetValueOrDefault(device);

    public ImmutableArray<DeviceReport> Report() =>
        [.. _schedulers.Values.OrderBy(scheduler => scheduler.Device.Name, StringComparer.Ordinal).Select(scheduler => scheduler.Report())];

    public async ValueTask DisposeAsync()
    {
        foreach (var scheduler in _schedulers.Values)
        {
            await scheduler.DisposeAsync();
        }
    }
}
