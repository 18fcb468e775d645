using Arena.Inference;
using Arena.Inference.Devices;

namespace Arena.Grains.Research.SelfTest;

/// <summary>Two devices that exist on paper.</summary>
internal sealed class PaperDevices : IDeviceDiscovery
{
    public IReadOnlyList<DeviceSpec> Discover() =>
        [new("cpu0", DeviceKind.Cpu, 0, 1, 1_000, 32), new("cpu1", DeviceKind.Cpu, 1, 1, 1_000, 32)];
}
