using Arena.Inference.Devices;
using Arena.Inference.LlamaCpp;

namespace Arena.Inference.Tests.Devices;

/// <summary>A native library that exists on paper.</summary>
/// <param name="devices">What it offers; null where it must not be loaded.</param>
/// <param name="backend">A kind that it is built for, besides those of its devices.</param>
/// <param name="why">Why it has no device of that kind.</param>
internal sealed class PaperLibrary(IReadOnlyList<NativeDevice>? devices, DeviceKind? backend = null, string why = "") : INativeSurface
{
    public static NativeDevice Processor { get; } = new(1, "CPU", DeviceKind.Cpu, 0, 32L << 30, 64L << 30);

    /// <summary>Cards with so many GiB each, all of it free.</summary>
    public static PaperLibrary WithCuda(params long[] gibibytes) => new(
        [.. gibibytes.Select((size, index) => new NativeDevice(2 + index, $"CUDA{index}", DeviceKind.Cuda, index, size << 30, size << 30)), Processor]);

    public string Load() => devices is null ? throw new InvalidOperationException("Nobody may load it.") : "/on/paper";

    public IReadOnlyList<NativeDevice> Devices() => devices!;

    public bool HasBackend(DeviceKind kind) => kind == backend || devices!.Any(device => device.Kind == kind);

    public string WhyNone(DeviceKind kind) => kind == backend ? why : "it is not built for it.";
}
