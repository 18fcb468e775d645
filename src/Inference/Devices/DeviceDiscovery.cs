using Arena.Inference.LlamaCpp;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Arena.Inference.Devices;

/// <summary>Asks the native library and the machine.</summary>
internal sealed class DeviceDiscovery(IOptions<LlamaOptions> options, ILogger<DeviceDiscovery> logger) : IDeviceDiscovery
{
    public IReadOnlyList<DeviceSpec> Discover()
    {
        var settings = options.Value;
        LlamaLibrary.Load(settings.LibraryFolder, logger);
        var native = NativeDevices.List();
        WarnOfFallback(native);
        if (settings.Devices is not { } list)
        {
            return DevicePlanner.Choose(native, MachineFacts.Read(), settings);
        }

        var devices = DevicePlanner.Complete(DeviceListParser.Parse(list).Devices, native, MachineFacts.Read(), settings);
        foreach (var device in devices.Where(device => device.Kind != DeviceKind.Remote))
        {
            NativeDevices.Find(device);
        }

        return devices;
    }

    // A library for GPUs without a usable driver loads all the same and runs everything on the CPU.
    private void WarnOfFallback(IReadOnlyList<NativeDevice> native)
    {
        var folder = LlamaLibrary.Folder ?? "";
        foreach (var kind in new[] { DeviceKind.Cuda, DeviceKind.Vulkan, DeviceKind.Metal })
        {
            var file = $"ggml-{kind.ToString().ToLowerInvariant()}";
            if (LlamaLibraryLocator.FindLibrary(folder, file) is not null && native.All(device => device.Kind != kind))
            {
                LibraryLog.GpuMissing(logger, folder, kind.ToString());
            }
        }
    }
}
