using Arena.Inference.LlamaCpp;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Arena.Inference.Devices;

/// <summary>Asks the native library and the machine.</summary>
internal sealed class DeviceDiscovery(IOptions<LlamaOptions> options, INativeSurface library, MachineFacts machine, ILogger<DeviceDiscovery> logger) : IDeviceDiscovery
{
    private static readonly DeviceKind[] Gpus = [DeviceKind.Cuda, DeviceKind.Vulkan, DeviceKind.Metal];

    public IReadOnlyList<DeviceSpec> Discover()
    {
        var settings = options.Value;
        var configured = settings.Devices is { } list ? DeviceListParser.Parse(list).Devices : null;
        if (configured?.All(device => device.Kind == DeviceKind.Remote) == true)
        {
            // A node that only talks to servers needs no library of its own.
            return DevicePlanner.Complete(configured, [], machine, settings);
        }

        var folder = library.Load();
        var native = library.Devices();
        if (configured is null)
        {
            WarnOfFallback(folder, native);
            return DevicePlanner.Choose(native, machine, settings);
        }

        Require(configured, native);
        var devices = DevicePlanner.Complete(configured, native, machine, settings);
        foreach (var warning in DeviceListRules.Warnings(devices, native, machine))
        {
            LibraryLog.DeviceDoubtful(logger, warning);
        }

        return devices;
    }

    private void Require(IReadOnlyList<DeviceSpec> configured, IReadOnlyList<NativeDevice> native)
    {
        var errors = DeviceListRules.Errors(configured, native, machine, library.WhyNone);
        if (errors.Count > 0)
        {
            throw new InferenceException(InferenceError.LibraryUnavailable, $"{InferenceServices.LlamaSection}:{nameof(LlamaOptions.Devices)}: {string.Join(' ', errors)}");
        }
    }

    // A library for GPUs without a usable driver loads all the same and runs everything on the CPU.
    private void WarnOfFallback(string folder, IReadOnlyList<NativeDevice> native)
    {
        foreach (var kind in Gpus.Where(library.HasBackend).Where(kind => native.All(device => device.Kind != kind)))
        {
            LibraryLog.GpuMissing(logger, folder, kind.ToString(), library.WhyNone(kind));
        }
    }
}
