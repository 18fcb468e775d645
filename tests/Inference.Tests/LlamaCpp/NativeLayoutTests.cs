using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Arena.Inference.LlamaCpp;
using Arena.Inference.LlamaCpp.Native;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arena.Inference.Tests.LlamaCpp;

/// <summary>Reads the library's defaults back through the bound structs: a field that moved would show.</summary>
public sealed class NativeLayoutTests
{
    public NativeLayoutTests() => LlamaLibrary.Load(null, NullLogger.Instance);

    [Fact]
    public void Struct_sizes_are_those_of_the_bound_release()
    {
        Unsafe.SizeOf<LlamaModelParams>().ShouldBe(80);
        Unsafe.SizeOf<LlamaContextParams>().ShouldBe(160);
        Unsafe.SizeOf<LlamaBatch>().ShouldBe(56);
        Unsafe.SizeOf<GgmlThreadpoolParams>().ShouldBe(528);
        Unsafe.SizeOf<LlamaSamplerChainParams>().ShouldBe(1);
        Unsafe.SizeOf<LlamaTokenData>().ShouldBe(12);
        Unsafe.SizeOf<LlamaTokenDataArray>().ShouldBe(32);
    }

    [Fact]
    public unsafe void Version_is_the_bound_one() =>
        Marshal.PtrToStringUTF8((nint)Llama.Version()).ShouldBe(LlamaLibrary.BoundVersion);

    [Fact]
    public unsafe void Default_model_parameters_read_back()
    {
        var defaults = Llama.DefaultModelParams();
        ((nint)defaults.Devices).ShouldBe(0);
        defaults.NGpuLayers.ShouldBe(-1);
        defaults.SplitMode.ShouldBe(1);
        defaults.LoadMode.ShouldBe(LlamaLoadMode.Auto);
        defaults.MainGpu.ShouldBe(0);
        ((nint)defaults.ProgressCallback).ShouldBe(0);
        defaults.KvOverrides.ShouldBe(0);
        defaults.VocabOnly.ShouldBe((byte)0);
        defaults.CheckTensors.ShouldBe((byte)0);
        defaults.UseExtraBufts.ShouldBe((byte)1);
        defaults.NoHost.ShouldBe((byte)0);
        defaults.NoAlloc.ShouldBe((byte)0);
    }

    [Fact]
    public unsafe void Default_context_parameters_read_back()
    {
        var defaults = Llama.DefaultContextParams();
        (defaults.NCtx, defaults.NBatch, defaults.NUbatch, defaults.NSeqMax).ShouldBe((512u, 2048u, 512u, 1u));
        (defaults.NOutputsMax, defaults.NOutputsMaxPerSeq).ShouldBe((0u, 1u));
        (defaults.NThreads, defaults.NThreadsBatch).ShouldBe((4, 4));
        (defaults.RopeScalingType, defaults.PoolingType, defaults.AttentionType, defaults.FlashAttentionType).ShouldBe((-1, -1, -1, -1));
        (defaults.TypeK, defaults.TypeV).ShouldBe((1, 1));
        ((nint)defaults.AbortCallback).ShouldBe(0);
        (defaults.Embeddings, defaults.OffloadKqv, defaults.NoPerf, defaults.OpOffload).ShouldBe(((byte)0, (byte)1, (byte)1, (byte)1));
        (defaults.SwaFull, defaults.KvUnified).ShouldBe(((byte)1, (byte)0));
        (defaults.Samplers, defaults.NSamplers, defaults.OtherContext).ShouldBe((0, 0u, 0));
    }

    [Fact]
    public unsafe void Thread_pool_parameters_read_back()
    {
        GgmlThreadpoolParams parameters;
        Ggml.InitThreadpoolParams(&parameters, 3);
        (parameters.NThreads, parameters.Poll, parameters.StrictCpu, parameters.Paused).ShouldBe((3, 50u, (byte)0, (byte)0));
    }

    [Fact]
    public void Sequence_bound_is_the_one_the_planner_uses() =>
        ((int)Llama.MaxParallelSequences()).ShouldBe(Inference.LlamaCpp.Decoding.ContextPlanner.MostSequences);
}
