using System.Runtime.InteropServices;
using Arena.Inference.LlamaCpp.Native;

namespace Arena.Inference.LlamaCpp;

/// <summary>The devices that the loaded library offers.</summary>
internal static unsafe class NativeDevices
{
    /// <summary>All of them, in the library's order, with the index among their kind.</summary>
    public static IReadOnlyList<NativeDevice> List()
    {
        var devices = new List<NativeDevice>();
        for (nuint i = 0; i < Ggml.DeviceCount(); i++)
        {
            var device = Ggml.Device(i);
            if (Ggml.DeviceType(device) is not (GgmlDeviceType.Cpu or GgmlDeviceType.Gpu or GgmlDeviceType.IntegratedGpu))
            {
                continue;
            }

            var name = Marshal.PtrToStringUTF8((nint)Ggml.DeviceName(device)) ?? "";
            var kind = KindOf(name);
            nuint free, total;
            Ggml.DeviceMemory(device, &free, &total);
            devices.Add(new NativeDevice(device, name, kind, devices.Count(other => other.Kind == kind), (long)free, (long)total));
        }

        return devices;
    }

    /// <summary>The library's device for a GPU, 0 for the CPU.</summary>
    /// <exception cref="InferenceException">The library does not offer it; loading anyway would silently run on the CPU.</exception>
    public static nint Find(DeviceSpec device)
    {
        if (device.Kind == DeviceKind.Cpu)
        {
            return 0;
        }

        return List().FirstOrDefault(native => native.Kind == device.Kind && native.Index == device.Index)?.Pointer
            ?? throw new InferenceException(
                InferenceError.LibraryUnavailable,
                GpuSupport.Missing(device, GpuSupport.WhyNone(LlamaLibrary.Folder ?? "", device.Kind)));
    }

    private static DeviceKind? KindOf(string name) =>
        name.StartsWith("CUDA", StringComparison.Ordinal) ? DeviceKind.Cuda
        : name.StartsWith("Vulkan", StringComparison.Ordinal) ? DeviceKind.Vulkan
        : name.StartsWith("MTL", StringComparison.Ordinal) || name.StartsWith("Metal", StringComparison.Ordinal) ? DeviceKind.Metal
        : name.StartsWith("CPU", StringComparison.Ordinal) ? DeviceKind.Cpu
        : null;
}
