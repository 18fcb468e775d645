using Arena.Inference;
using Arena.Inference.Devices;

namespace Arena.Support;

/// <summary>Devices that exist on paper.</summary>
public sealed class ScriptedDevices(params IReadOnlyList<DeviceSpec> devices) : IDeviceDiscovery
{
    public IReadOnlyList<DeviceSpec> Discover() => devices;

    /// <summary>So many CPU devices, cpu0 and so on, all alike.</summary>
    public static ScriptedDevices Alike(int count, int lanes = 1, long memoryBytes = 1_000) =>
        new([.. Enumerable.Range(0, count).Select(index => new DeviceSpec($"cpu{index}", DeviceKind.Cpu, index, 1, memoryBytes, lanes))]);
}
