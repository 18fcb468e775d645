using System.Collections.Immutable;
using Arena.Contracts.Models;

namespace Arena.Grains.Models;

/// <summary>
/// One memory and the devices that live in it, which is what scheduling decides on: a GPU has its memory for itself, the CPU devices of
/// a node share theirs, and with it one copy of each model's weights.
/// </summary>
/// <param name="MemoryBytes">Budget.</param>
/// <param name="Devices">At least one.</param>
/// <param name="Uses">Starts and ends so far: the time that <see cref="Resident.LastUsed"/> is told in.</param>
internal sealed record PoolState(long MemoryBytes, ImmutableArray<DeviceState> Devices, long Uses = 0)
{
    public long UsedBytes => BytesOf(Residents);

    public IEnumerable<Resident> Residents => Devices.SelectMany(device => device.Residents);

    public bool HasRoomFor(ModelNeed model) => FitsBeside(model, Residents);

    /// <summary>Whether a model would fit if only these were there.</summary>
    public bool FitsBeside(ModelNeed model, IEnumerable<Resident> residents) =>
        BytesOf([.. residents, new Resident(model, ResidentPhase.Loading, 0, 0, Pinned: false)]) <= MemoryBytes;

    /// <summary>A context each, and the weights once.</summary>
    public static long BytesOf(IEnumerable<Resident> residents)
    {
        var (bytes, seen) = (0L, new HashSet<ContestantId>());
        foreach (var resident in residents)
        {
            bytes += resident.Model.ContextBytes + (seen.Add(resident.Contestant) ? resident.Model.WeightBytes : 0);
        }

        return bytes;
    }

    public PoolState With(int device, DeviceState state) => this with { Devices = Devices.SetItem(device, state) };
}
