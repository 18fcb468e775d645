namespace Arena.Inference;

/// <summary>What a device is.</summary>
public enum DeviceKind
{
    /// <summary>A set of CPU cores.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU.</summary>
    Cuda,

    /// <summary>A GPU driven through Vulkan.</summary>
    Vulkan,

    /// <summary>An Apple GPU.</summary>
    Metal,

    /// <summary>Elsewhere: an inference server of its own.</summary>
    Remote,
}
