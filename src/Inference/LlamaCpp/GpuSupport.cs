using System.Runtime.InteropServices;

namespace Arena.Inference.LlamaCpp;

/// <summary>
/// Says why there is no GPU. A library for GPUs whose driver or runtime is missing loads all the same and runs everything on the CPU, so
/// the arena asks for the reason that the loader would not give.
/// </summary>
internal static class GpuSupport
{
    /// <summary>The backend's file, for instance ggml-cuda.</summary>
    public static string BackendOf(DeviceKind kind) => $"ggml-{kind.ToString().ToLowerInvariant()}";

    /// <summary>The error of a device that is not there.</summary>
    public static string Missing(DeviceSpec device, string why) =>
        $"You asked for {device.Name}, but the library offers no {device.Kind} device: {why} Without it the model would run on the CPU, which is not what you asked for.";

    /// <summary>Why the library in a folder offers no device of a kind.</summary>
    public static string WhyNone(string folder, DeviceKind kind)
    {
        if (LlamaLibraryLocator.FindLibrary(folder, BackendOf(kind)) is not { } file)
        {
            return $"the library in {folder} is not built for it.";
        }

        try
        {
            NativeLibrary.Free(NativeLibrary.Load(file));
            return $"{Path.GetFileName(file)} loads, but its driver shows no device or is too old for it.";
        }
        catch (Exception reason) when (reason is DllNotFoundException or BadImageFormatException)
        {
            return $"{Path.GetFileName(file)} does not load ({FirstLine(reason.Message)}); is the driver installed, and the runtime it was built for?";
        }
    }

    // The loader lists every place it looked in; the first line that names the file says what is missing.
    private static string FirstLine(string message) =>
        message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(line => line.Contains("cannot open", StringComparison.Ordinal) || line.Contains("error", StringComparison.OrdinalIgnoreCase))
        ?? message.Split('\n')[0].Trim();
}
