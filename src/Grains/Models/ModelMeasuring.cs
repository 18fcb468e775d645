using Arena.Grains.Catalogue;
using Arena.Grains.Diagnostics;
using Arena.Inference;
using Microsoft.Extensions.Logging;

namespace Arena.Grains.Models;

/// <summary>Finds out what every contestant takes on every device that could run it, before anything is loaded.</summary>
internal sealed class ModelMeasuring(IEnumerable<IInferenceEngine> engines, ArenaCatalogue catalogue, ILogger<ModelMeasuring> logger)
{
    private readonly Dictionary<EngineKind, IInferenceEngine> _engines = engines.ToDictionary(engine => engine.Kind);

    /// <summary>Per device, what it could run, were it alone there. A contestant that cannot be measured is left out, with a warning that says why.</summary>
    public async Task<MeasuredModels> MeasureAsync(IReadOnlyList<DeviceSpec> devices, CancellationToken cancellationToken)
    {
        var measured = new MeasuredModels(devices);
        foreach (var contestant in catalogue.Contestants)
        {
            var reason = await MeasureAsync(contestant, measured, cancellationToken);
            if (reason is not null)
            {
                Log.ContestantLeftOut(logger, contestant.Id.Value, reason);
                measured.LeftOut.Add(contestant, reason);
            }
        }

        return measured;
    }

    /// <returns>Why it cannot run here; null where it can.</returns>
    private async Task<string?> MeasureAsync(Contestant contestant, MeasuredModels measured, CancellationToken cancellationToken)
    {
        if (!_engines.TryGetValue(contestant.Model.Engine, out var engine))
        {
            return "no engine for it";
        }

        var able = RemoteDevices.Able(measured.Devices, contestant, catalogue);
        if (able.Count == 0)
        {
            return "no device for its engine";
        }

        try
        {
            foreach (var device in able)
            {
                measured.Add(device, contestant.Id, await engine.MeasureAsync(contestant.Model, device, cancellationToken));
            }

            return measured.WhyNowhere(contestant.Id);
        }
        catch (InferenceException away) when (contestant.Model.Engine == EngineKind.OpenAi && away.Error is InferenceError.Unavailable or InferenceError.Timeout)
        {
            // A server may come later: its device is gone until then.
            Log.ServerAway(logger, contestant.Id.Value, able[0].Name, away.Message);
            measured.AddAway(able[0], contestant.Id);
            return null;
        }
        catch (InferenceException exception)
        {
            return exception.Message;
        }
    }
}
