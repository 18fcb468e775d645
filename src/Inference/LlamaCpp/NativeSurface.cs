using Arena.Inference.Devices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Arena.Inference.LlamaCpp;

/// <summary>The library itself.</summary>
internal sealed class NativeSurface(IOptions<LlamaOptions> options, ILogger<NativeSurface> logger) : INativeSurface
{
    public string Load()
    {
        LlamaLibrary.Load(options.Value.LibraryFolder, logger);
        return LlamaLibrary.Folder ?? "";
    }

    public IReadOnlyList<NativeDevice> Devices() => NativeDevices.List();

    public bool HasBackend(DeviceKind kind) => LlamaLibraryLocator.FindLibrary(LlamaLibrary.Folder ?? "", GpuSupport.BackendOf(kind)) is not null;

    public string WhyNone(DeviceKind kind) => GpuSupport.WhyNone(LlamaLibrary.Folder ?? "", kind);
}
