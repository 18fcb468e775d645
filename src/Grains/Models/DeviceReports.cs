using System.Collections.Immutable;
using Arena.Contracts.Fleet;
using Arena.Contracts.Models;
using Arena.Inference;

namespace Arena.Grains.Models;

/// <summary>What a device tells the fleet. Pure.</summary>
internal static class DeviceReports
{
    /// <param name="device">Which device.</param>
    /// <param name="pool">Its memory; the report counts all of it that is taken, also by devices beside it.</param>
    /// <param name="index">The device's place in it.</param>
    /// <param name="queueLimit">Answers that may wait.</param>
    /// <param name="runnable">What it could run now.</param>
    /// <param name="times">How long things take.</param>
    /// <param name="gone">Whether it failed.</param>
    public static DeviceReport Of(
        DeviceSpec device, PoolState pool, int index, int queueLimit, ImmutableArray<ContestantId> runnable, DeviceTimes times, bool gone)
    {
        var state = pool.Devices[index];
        return new DeviceReport(
            device.Name,
            device.Kind.ToString().ToLowerInvariant(),
            pool.MemoryBytes,
            pool.UsedBytes,
            device.Lanes,
            state.Residents.Sum(resident => resident.Running),
            state.Waiting.Length,
            queueLimit,
            [.. state.Residents.Where(resident => resident.Phase != ResidentPhase.Unloading).Select(resident => resident.Contestant)],
            runnable,
            state.Active?.Contestant,
            [.. state.Waiting.GroupBy(answer => answer.Contestant).Select(group => new ModelQueue(group.Key, group.Count()))],
            gone,
            times);
    }
}
