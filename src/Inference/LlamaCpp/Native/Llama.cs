using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Arena.Inference.LlamaCpp.Native;

/// <summary>The library itself: version, start, logging, default parameters. Models, contexts, vocabularies and samplers are in the other parts.</summary>
internal static unsafe partial class Llama
{
    private const string Library = "llama";

    [LibraryImport(Library, EntryPoint = "llama_version")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial byte* Version();

    [LibraryImport(Library, EntryPoint = "llama_backend_init")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial void InitBackend();

    [LibraryImport(Library, EntryPoint = "llama_log_set")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial void SetLog(delegate* unmanaged[Cdecl]<int, byte*, nint, void> callback, nint userData);

    [LibraryImport(Library, EntryPoint = "llama_max_parallel_sequences")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial nuint MaxParallelSequences();

    [LibraryImport(Library, EntryPoint = "llama_supports_gpu_offload")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial byte SupportsGpuOffload();

    [LibraryImport(Library, EntryPoint = "llama_model_default_params")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial LlamaModelParams DefaultModelParams();

    [LibraryImport(Library, EntryPoint = "llama_context_default_params")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial LlamaContextParams DefaultContextParams();

    [LibraryImport(Library, EntryPoint = "llama_sampler_chain_default_params")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial LlamaSamplerChainParams DefaultSamplerChainParams();
}
