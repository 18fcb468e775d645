using Arena.Inference.LlamaCpp;

namespace Arena.Inference.Devices;

/// <summary>What discovery asks of the native library; tests put one in its place that has GPUs.</summary>
internal interface INativeSurface
{
    /// <summary>Loads the library.</summary>
    /// <returns>Its folder.</returns>
    /// <exception cref="InferenceException">It cannot be loaded.</exception>
    string Load();

    /// <summary>The devices that it offers.</summary>
    IReadOnlyList<NativeDevice> Devices();

    /// <summary>Whether it has a backend for a kind of GPU, whether or not that found a device.</summary>
    bool HasBackend(DeviceKind kind);

    /// <summary>Why it offers no device of a kind.</summary>
    string WhyNone(DeviceKind kind);
}
