using System.Runtime.InteropServices;

namespace Arena.Inference.LlamaCpp.Native;

/// <summary>struct llama_batch of v0.5.0: 56 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LlamaBatch
{
    public int NTokens;
    public int* Token;
    public float* Embeddings;
    public int* Position;
    public int* SequenceCount;
    public int** SequenceId;
    public sbyte* Logits;
}
