using System.Reflection;
using System.Runtime.InteropServices;
using Arena.Inference.LlamaCpp.Native;
using Microsoft.Extensions.Logging;

namespace Arena.Inference.LlamaCpp;

/// <summary>Loads the native library once per process and refuses versions whose struct layouts are not the ones bound here.</summary>
internal static class LlamaLibrary
{
    /// <summary>What llama_version() of the bound release says.</summary>
    public const string BoundVersion = "0.5.0-dev";

    private static readonly Lock Gate = new();
    private static string? _folder;
    private static bool _resolving;
    private static bool _ready;

    /// <summary>Folder the library came from; null before <see cref="Load"/>.</summary>
    public static string? Folder => _folder;

    /// <exception cref="InferenceException">No library, a broken one, or one of another version.</exception>
    public static void Load(string? folder, ILogger logger)
    {
        lock (Gate)
        {
            NativeLog.WriteTo(logger);
            if (_ready)
            {
                return;
            }

            _folder = folder ?? LlamaLibraryLocator.FindFolder(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))
                ?? throw Unavailable("llama.cpp's library was not found: restore it with `npm ci`, or name its folder in Arena:Llama:LibraryFolder.");
            Start(_folder);
            _ready = true;
            LibraryLog.Loaded(logger, BoundVersion, _folder);
            LoadFallback(_folder, logger);
        }
    }

    // The CUDA package has a second build of its backend for drivers and cards that the first one is too new for, in a package of its own.
    private static void LoadFallback(string folder, ILogger logger)
    {
        if (LlamaLibraryLocator.FindFallback(folder, GpuSupport.BackendOf(DeviceKind.Cuda)) is { } file
            && NativeDevices.List().All(device => device.Kind != DeviceKind.Cuda)
            && Ggml.LoadBackend(file) != 0)
        {
            LibraryLog.FallbackLoaded(logger, file);
        }
    }

    private static void Start(string folder)
    {
        if (!_resolving)
        {
            NativeLibrary.SetDllImportResolver(typeof(LlamaLibrary).Assembly, Resolve);
            _resolving = true;
        }

        try
        {
            RequireVersion();
            NativeLog.Attach();
            Llama.InitBackend();
            Ggml.LoadBackends(folder);
        }
        catch (Exception failure) when (failure is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            throw new InferenceException(InferenceError.LibraryUnavailable, $"llama.cpp's library in {folder} cannot be loaded: {failure.Message}", failure);
        }

        if (Ggml.DeviceCount() == 0)
        {
            throw Unavailable($"llama.cpp found no backend in {folder}: the libggml-cpu files must lie beside libllama.");
        }
    }

    private static unsafe void RequireVersion()
    {
        var version = Marshal.PtrToStringUTF8((nint)Llama.Version()) ?? "";
        if (version != BoundVersion)
        {
            throw Unavailable($"llama.cpp's library is version {version}; this build is bound to {BoundVersion} (npm packages @node-llama-cpp/* 3.22.1).");
        }
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search) =>
        name is "llama" or "ggml" or "ggml-base" && _folder is { } folder && LlamaLibraryLocator.FindLibrary(folder, name) is { } path
            ? NativeLibrary.Load(path)
            : nint.Zero;

    private static InferenceException Unavailable(string message) => new(InferenceError.LibraryUnavailable, message);
}
