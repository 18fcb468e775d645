using Arena.Contracts.Models;
using Arena.Grains.Catalogue;
using Arena.Grains.Diagnostics;
using Arena.Grains.Hosting;
using Arena.Inference;
using Arena.Inference.Devices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Arena.Grains.Models;

/// <summary>Opens this node's devices and finds out which contestants each could run.</summary>
internal sealed class DeviceOpening(
    IDeviceDiscovery discovery,
    IEnumerable<IInferenceEngine> engines,
    ArenaCatalogue catalogue,
    NodeDevices devices,
    AnswerRunner runner,
    IOptions<ArenaLimits> limits,
    IOptions<ArenaNodeOptions> node,
    ILogger<DeviceOpening> logger)
{
    private readonly Dictionary<EngineKind, IInferenceEngine> _engines = engines.ToDictionary(engine => engine.Kind);

    /// <exception cref="InferenceException">There is no device, or the native library cannot be used.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var footprints = new Dictionary<ContestantId, ModelFootprint>();
        foreach (var contestant in catalogue.Contestants)
        {
            if (await MeasureAsync(contestant, cancellationToken) is { } footprint)
            {
                footprints.Add(contestant.Id, footprint);
            }
        }

        devices.Open([.. discovery.Discover().Select(device => Open(device, footprints))]);
    }

    private async Task<ModelFootprint?> MeasureAsync(Contestant contestant, CancellationToken cancellationToken)
    {
        if (!_engines.TryGetValue(contestant.Model.Engine, out var engine))
        {
            Log.ContestantLeftOut(logger, contestant.Id.Value, "no engine for it");
            return null;
        }

        try
        {
            return await engine.MeasureAsync(contestant.Model, cancellationToken);
        }
        catch (InferenceException exception)
        {
            Log.ContestantLeftOut(logger, contestant.Id.Value, exception.Message);
            return null;
        }
    }

    /// <summary>A device runs what fits it; servers elsewhere run on remote devices only, files on all others.</summary>
    private DeviceScheduler Open(DeviceSpec device, Dictionary<ContestantId, ModelFootprint> footprints)
    {
        var fitting = footprints
            .Where(pair => pair.Value.WeightBytes + pair.Value.ContextBytes <= device.MemoryBytes)
            .Where(pair => (catalogue.Find(pair.Key)!.Model.Engine == EngineKind.OpenAi) == (device.Kind == DeviceKind.Remote))
            .ToDictionary();
        Log.DeviceOpened(
            logger, node.Value.Node, device.Name, device.Kind.ToString(), device.Lanes, device.MemoryBytes >> 20, fitting.Count);
        return new DeviceScheduler(device, fitting, _engines, runner, limits.Value.WaitingPerDevice, logger);
    }
}
