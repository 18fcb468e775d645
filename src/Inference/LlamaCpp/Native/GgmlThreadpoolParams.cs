using System.Runtime.InteropServices;

namespace Arena.Inference.LlamaCpp.Native;

/// <summary>struct ggml_threadpool_params of v0.5.0: 528 bytes.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct GgmlThreadpoolParams
{
    public fixed byte CpuMask[512];
    public int NThreads;
    public int Priority;
    public uint Poll;
    public byte StrictCpu;
    public byte Paused;
}
