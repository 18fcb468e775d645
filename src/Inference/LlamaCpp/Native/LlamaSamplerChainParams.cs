using System.Runtime.InteropServices;

namespace Arena.Inference.LlamaCpp.Native;

/// <summary>struct llama_sampler_chain_params of v0.5.0: 1 byte.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct LlamaSamplerChainParams
{
    public byte NoPerf;
}
