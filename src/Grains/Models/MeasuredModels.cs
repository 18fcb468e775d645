using Arena.Contracts.Models;
using Arena.Grains.Catalogue;
using Arena.Inference;

namespace Arena.Grains.Models;

/// <summary>What each device of a node could run, were it alone there.</summary>
internal sealed class MeasuredModels(IReadOnlyList<DeviceSpec> devices)
{
    private readonly Dictionary<string, Dictionary<ContestantId, ModelNeed>> _needs = devices.ToDictionary(device => device.Name, _ => new Dictionary<ContestantId, ModelNeed>());
    private readonly Dictionary<ContestantId, string> _tooLarge = [];

    public IReadOnlyList<DeviceSpec> Devices => devices;

    /// <summary>Contestants that cannot run here, and why.</summary>
    public Dictionary<Contestant, string> LeftOut { get; } = [];

    /// <summary>Devices whose server did not answer, each with one of its contestants.</summary>
    public Dictionary<string, ContestantId> Away { get; } = [];

    public IReadOnlyDictionary<string, IReadOnlyDictionary<ContestantId, ModelNeed>> Needs =>
        _needs.ToDictionary(pair => pair.Key, IReadOnlyDictionary<ContestantId, ModelNeed> (pair) => pair.Value);

    public IReadOnlyDictionary<ContestantId, ModelNeed> On(DeviceSpec device) => _needs[device.Name];

    /// <summary>Notes what a contestant takes on a device, or, where that is more than there is, the numbers.</summary>
    public void Add(DeviceSpec device, ContestantId contestant, ModelFootprint footprint)
    {
        var need = new ModelNeed(contestant, footprint.WeightBytes, footprint.ContextBytes);
        if (need.WeightBytes <= device.MemoryBytes - need.ContextBytes)
        {
            _needs[device.Name][contestant] = need;
            return;
        }

        var numbers = $"{ResidencyPlanner.Show(need.WeightBytes)} for weights and {ResidencyPlanner.Show(need.ContextBytes)} for a context of "
            + $"{device.Lanes} lanes of {footprint.ContextLength} tokens; {device.Name} has {ResidencyPlanner.Show(device.MemoryBytes)}";
        _tooLarge[contestant] = _tooLarge.TryGetValue(contestant, out var others) ? $"{others}; on {device.Name} {numbers}" : $"it needs {numbers}";
    }

    public void AddAway(DeviceSpec device, ContestantId contestant)
    {
        _needs[device.Name][contestant] = new ModelNeed(contestant, 0, 0);
        Away.TryAdd(device.Name, contestant);
    }

    /// <summary>The numbers, where a contestant fits no device.</summary>
    public string? WhyNowhere(ContestantId contestant) =>
        _needs.Values.Any(needs => needs.ContainsKey(contestant)) ? null : _tooLarge.GetValueOrDefault(contestant);
}
