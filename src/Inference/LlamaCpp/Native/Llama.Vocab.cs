using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Arena.Inference.LlamaCpp.Native;

/// <summary>Vocabularies. Thread-safe; a vocabulary lives as long as its model.</summary>
internal static unsafe partial class Llama
{
    [LibraryImport(Library, EntryPoint = "llama_vocab_type")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int VocabType(nint vocab);

    [LibraryImport(Library, EntryPoint = "llama_vocab_n_tokens")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int VocabSize(nint vocab);

    [LibraryImport(Library, EntryPoint = "llama_vocab_get_text")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial byte* TokenText(nint vocab, int token);

    [LibraryImport(Library, EntryPoint = "llama_vocab_get_attr")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial TokenAttributes TokenAttributesOf(nint vocab, int token);

    [LibraryImport(Library, EntryPoint = "llama_vocab_is_eog")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial byte IsEndOfGeneration(nint vocab, int token);

    [LibraryImport(Library, EntryPoint = "llama_vocab_bos")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int BeginToken(nint vocab);

    [LibraryImport(Library, EntryPoint = "llama_vocab_get_add_bos")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial byte AddsBeginToken(nint vocab);

    [LibraryImport(Library, EntryPoint = "llama_tokenize")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int Tokenize(nint vocab, byte* text, int textLength, int* tokens, int capacity, byte addSpecial, byte parseSpecial);

    [LibraryImport(Library, EntryPoint = "llama_token_to_piece")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    public static partial int TokenToPiece(nint vocab, int token, byte* buffer, int length, int leftStrip, byte special);
}
