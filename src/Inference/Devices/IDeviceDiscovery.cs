namespace Arena.Inference.Devices;

/// <summary>Says which devices this node has.</summary>
public interface IDeviceDiscovery
{
    /// <summary>The configured devices, or those that the native library and the machine offer; at least one.</summary>
    /// <exception cref="InferenceException">The native library cannot be loaded, or a configured device is not there.</exception>
    IReadOnlyList<DeviceSpec> Discover();
}
