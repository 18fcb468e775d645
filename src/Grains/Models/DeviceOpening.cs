using Arena.Contracts;
using Arena.Contracts.Models;
using Arena.Grains.Catalogue;
using Arena.Grains.Diagnostics;
using Arena.Grains.Hosting;
using Arena.Inference;
using Arena.Inference.Devices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Arena.Grains.Models;

/// <summary>Opens this node's devices: what each can run, what stays loaded, and what is loaded first.</summary>
internal sealed class DeviceOpening(
    IDeviceDiscovery discovery,
    ModelMeasuring measuring,
    ArenaCatalogue catalogue,
    NodeDevices devices,
    DeviceServices services,
    IOptions<ResidencyOptions> residency,
    IOptions<ArenaNodeOptions> node,
    ILogger<DeviceOpening> logger)
{
    /// <exception cref="InferenceException">There is no device, or the native library cannot be used.</exception>
    /// <exception cref="EnvironmentException">Nothing can run, or what is pinned or warmed cannot be so.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var found = RemoteDevices.Complete(discovery.Discover(), catalogue);
        var measured = await measuring.MeasureAsync(found, cancellationToken);
        RequireSome(measured);
        var plan = Plan(measured);
        var pinned = plan.Pinned.Select(pin => (Device: found.First(device => device.Name == pin.Device), pin.Model)).ToList();
        var pools = found.GroupBy(device => device.Memory).ToDictionary(group => group.Key, group => new MemoryPool(group.Max(device => device.MemoryBytes)));
        devices.Open([.. found.Select(device => Open(device, pools[device.Memory], measured, pinned))]);
        Begin(plan, measured);
    }

    private void RequireSome(MeasuredModels measured)
    {
        if (measured.LeftOut.Count == catalogue.Contestants.Length)
        {
            var reasons = measured.LeftOut.Select(pair => $"{pair.Key.Slug}: {pair.Value}");
            throw new EnvironmentException($"no contestant of the catalogue can run on this node. {string.Join(" | ", reasons)}".ReplaceLineEndings(" "));
        }
    }

    private ResidencyPlan Plan(MeasuredModels measured)
    {
        var slugs = catalogue.Contestants.ToDictionary(contestant => contestant.Slug, contestant => contestant.Id);
        var plan = new ResidencyPlanner(measured.Devices, measured.Needs, slugs).Plan(residency.Value);
        return plan.Errors.IsEmpty ? plan : throw new EnvironmentException(string.Join(' ', plan.Errors.Select(error => $"{ResidencyOptions.Section}: {error}")));
    }

    private DeviceScheduler Open(DeviceSpec device, MemoryPool pool, MeasuredModels measured, List<(DeviceSpec Device, ModelNeed Model)> pinned)
    {
        var runnable = new Dictionary<ContestantId, RunnableModel>();
        foreach (var need in measured.On(device).Values)
        {
            if (ResidencyPlanner.Fits(device, need, pinned))
            {
                runnable.Add(need.Contestant, new RunnableModel(catalogue.Find(need.Contestant)!, need, pinned.Contains((device, need))));
            }
            else
            {
                Log.NoRoomBesidePinned(logger, need.Contestant.Value, device.Name);
            }
        }

        Log.DeviceOpened(
            logger, node.Value.Node, device.Name, device.Kind.ToString(), device.Lanes, device.MemoryBytes >> 20, runnable.Count);
        return new DeviceScheduler(device, pool, runnable, services);
    }

    private void Begin(ResidencyPlan plan, MeasuredModels measured)
    {
        foreach (var (device, model) in plan.Warm)
        {
            devices.Find(device)!.Warm(model.Contestant);
        }

        foreach (var (device, contestant) in measured.Away)
        {
            devices.Find(device)!.StartGone(contestant);
        }
    }
}
