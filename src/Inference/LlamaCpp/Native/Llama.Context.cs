using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Arena.Inference.LlamaCpp.Native;

/// <summary>Contexts and their KV memory. Only the thread that owns a context may call these.</summary>
internal static unsafe partial class Llama
{
    [LibraryImport(Library, EntryPoint = "llama_init_from_model")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial nint CreateContext(nint model, LlamaContextParams parameters);

    [LibraryImport(Library, EntryPoint = "llama_free")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial void FreeContext(nint context);

    [LibraryImport(Library, EntryPoint = "llama_attach_threadpool")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial void AttachThreadpool(nint context, nint threadpool, nint batchThreadpool);

    [LibraryImport(Library, EntryPoint = "llama_detach_threadpool")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial void DetachThreadpool(nint context);

    [LibraryImport(Library, EntryPoint = "llama_n_ctx")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial uint ContextSize(nint context);

    [LibraryImport(Library, EntryPoint = "llama_n_batch")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial uint BatchSize(nint context);

    [LibraryImport(Library, EntryPoint = "llama_n_seq_max")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial uint MaxSequences(nint context);

    [LibraryImport(Library, EntryPoint = "llama_decode")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int Decode(nint context, LlamaBatch batch);

    [LibraryImport(Library, EntryPoint = "llama_get_logits_ith")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial float* Logits(nint context, int index);

    [LibraryImport(Library, EntryPoint = "llama_get_memory")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial nint Memory(nint context);

    [LibraryImport(Library, EntryPoint = "llama_memory_seq_rm")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial byte RemoveFromMemory(nint memory, int sequence, int from, int to);

    [LibraryImport(Library, EntryPoint = "llama_memory_seq_pos_max")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int LastPosition(nint memory, int sequence);

    [LibraryImport(Library, EntryPoint = "llama_state_seq_get_size")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial nuint SequenceStateSize(nint context, int sequence);
}
