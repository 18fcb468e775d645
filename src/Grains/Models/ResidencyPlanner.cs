using System.Collections.Immutable;
using System.Globalization;
using Arena.Contracts.Models;
using Arena.Inference;

namespace Arena.Grains.Models;

/// <summary>Gives pinned and warmed models a device each, the one with the most room, and finds out what can never fit. Pure.</summary>
/// <param name="devices">The node's devices.</param>
/// <param name="needs">What each device could run, were it alone there.</param>
/// <param name="slugs">Catalogue ids of the contestants.</param>
internal sealed class ResidencyPlanner(
    IReadOnlyList<DeviceSpec> devices,
    IReadOnlyDictionary<string, IReadOnlyDictionary<ContestantId, ModelNeed>> needs,
    IReadOnlyDictionary<string, ContestantId> slugs)
{
    private readonly List<(DeviceSpec Device, ModelNeed Model)> _taken = [];
    private readonly List<string> _errors = [];

    public ResidencyPlan Plan(ResidencyOptions options)
    {
        var pinned = Place("Pinned", options.Pinned);
        var warm = options.WarmUp.Trim() switch
        {
            ResidencyOptions.WarmNothing => [],
            ResidencyOptions.WarmPinned => pinned,
            var list => [.. pinned, .. Place("WarmUp", list)],
        };
        return new ResidencyPlan(pinned, warm, [.. _errors]);
    }

    /// <summary>Whether a model can ever run on a device beside what is pinned there.</summary>
    public static bool Fits(DeviceSpec device, ModelNeed model, IEnumerable<(DeviceSpec Device, ModelNeed Model)> pinned) =>
        Bytes([.. pinned.Where(pin => pin.Device.Memory == device.Memory), (device, model)]) <= device.MemoryBytes;

    /// <summary>Bytes as people read them.</summary>
    public static string Show(long bytes) => bytes >= 1L << 28
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GiB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.0} MiB");

    private ImmutableArray<(string Device, ModelNeed Model)> Place(string setting, string? list)
    {
        var placed = ImmutableArray.CreateBuilder<(string, ModelNeed)>();
        foreach (var choice in ModelChoice.ParseList(list))
        {
            if (Choose(setting, choice) is { } place && !_taken.Contains(place))
            {
                _taken.Add(place);
                placed.Add((place.Device.Name, place.Model));
            }
        }

        return placed.ToImmutable();
    }

    private (DeviceSpec Device, ModelNeed Model)? Choose(string setting, ModelChoice choice)
    {
        if (!slugs.TryGetValue(choice.Slug, out var contestant))
        {
            _errors.Add($"{setting}: the catalogue has no contestant '{choice.Slug}'.");
            return null;
        }

        var able = devices.Where(device => choice.Device is null || device.Name == choice.Device)
            .Where(device => needs[device.Name].ContainsKey(contestant))
            .Select(device => (Device: device, Model: needs[device.Name][contestant]))
            .ToList();
        var best = able.Where(place => Room(place) >= 0).OrderByDescending(Room).Cast<(DeviceSpec, ModelNeed)?>().FirstOrDefault();
        if (best is null)
        {
            _errors.Add(able.Count == 0
                ? $"{setting}: '{choice}' cannot run {(choice.Device is null ? "on any device" : "there")}."
                : $"{setting}: '{choice}' needs {Show(able[0].Model.WeightBytes)} for weights and {Show(able[0].Model.ContextBytes)} for its context; "
                    + $"{able[0].Device.Name} has {Show(able[0].Device.MemoryBytes)}, {Show(Bytes(Beside(able[0].Device)))} of it taken by what is listed before.");
        }

        return best;
    }

    private long Room((DeviceSpec Device, ModelNeed Model) place) => place.Device.MemoryBytes - Bytes([.. Beside(place.Device), place]);

    private IEnumerable<(DeviceSpec Device, ModelNeed Model)> Beside(DeviceSpec device) => _taken.Where(other => other.Device.Memory == device.Memory);

    private static long Bytes(IEnumerable<(DeviceSpec Device, ModelNeed Model)> places) =>
        PoolState.BytesOf(places.Distinct().Select(place => new Resident(place.Model, ResidentPhase.Ready, 0, 0, Pinned: true)));
}
