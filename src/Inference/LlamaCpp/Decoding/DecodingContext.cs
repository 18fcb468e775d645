using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Arena.Inference.Devices;
using Arena.Inference.LlamaCpp.Native;

namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>A llama_context with its thread pool, batch and abort flag. Only the thread that created it may touch it, <see cref="Abort"/> excepted.</summary>
internal sealed unsafe class DecodingContext : IDisposable
{
    private readonly int* _abort;
    private readonly CandidateList _candidates = new();
    private readonly Threadpool _threads;
    private readonly nint _context;
    private readonly nint _memory;
    private readonly int _vocabSize;

    public DecodingContext(nint model, ContextPlan plan, int vocabSize, int threads, CoreSet? cores, bool gpu)
    {
        _vocabSize = vocabSize;
        _abort = (int*)NativeMemory.AllocZeroed(sizeof(int));
        _threads = new Threadpool(threads, cores);
        NativeLog.BeginCapture();
        _context = Llama.CreateContext(model, Parameters(plan, threads, gpu));
        var reason = NativeLog.EndCapture();
        if (_context == 0)
        {
            Free();
            throw new InferenceException(InferenceError.OutOfMemory, $"The library could not allocate a context of {plan.Cells} cells: {reason}");
        }

        Llama.AttachThreadpool(_context, _threads.Pointer, _threads.Pointer);
        _memory = Llama.Memory(_context);
        Batch = new BatchBuffer(plan.BatchTokens, vocabSize, plan.Sequences);
    }

    public BatchBuffer Batch { get; }

    /// <summary>Decodes the batch; 0 is success, 1 no room, 2 aborted, negative an error.</summary>
    public int Decode() => Llama.Decode(_context, Batch.Batch);

    /// <summary>Any thread: asks a running <see cref="Decode"/> to stop, or takes the wish back.</summary>
    public void Abort(bool wanted) => Volatile.Write(ref *_abort, wanted ? 1 : 0);

    /// <summary>Drops a sequence's cells from a position on; false when the memory can only drop whole sequences, which then happened.</summary>
    public bool Remove(int sequence, int from)
    {
        if (Llama.RemoveFromMemory(_memory, sequence, from, -1) != 0)
        {
            return true;
        }

        Llama.RemoveFromMemory(_memory, sequence, -1, -1);
        return from == 0;
    }

    /// <summary>Draws from the logits at a batch index; false when they are not there or not numbers, as with damaged weights.</summary>
    public bool TrySample(SamplerChain sampler, int index, out int token)
    {
        if (sampler.Candidates == 0)
        {
            return TrySampleFromAll(sampler, index, out token);
        }

        token = TryLogits(index, out var logits) && _candidates.TrySelect(logits, sampler.Candidates) ? sampler.Sample(_candidates) : -1;
        return (uint)token < (uint)_vocabSize;
    }

    /// <summary>The same by the library alone, which looks at the whole vocabulary.</summary>
    public bool TrySampleFromAll(SamplerChain sampler, int index, out int token)
    {
        token = TryLogits(index, out var logits) && AreNumbers(logits) ? sampler.Sample(_context, index) : -1;
        return (uint)token < (uint)_vocabSize;
    }

    /// <summary>Tokens that a sequence has in memory; for tests of the books.</summary>
    public int Length(int sequence) => Llama.LastPosition(_memory, sequence) + 1;

    /// <summary>Bytes that a sequence's state takes; for tests of the memory plan.</summary>
    public long StateBytes(int sequence) => (long)Llama.SequenceStateSize(_context, sequence);

    public void Dispose()
    {
        Llama.DetachThreadpool(_context);
        Llama.FreeContext(_context);
        Batch.Dispose();
        Free();
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static byte Aborted(nint flag) => Volatile.Read(ref *(int*)flag) != 0 ? (byte)1 : (byte)0;

    private bool TryLogits(int index, out ReadOnlySpan<float> logits)
    {
        var first = Llama.Logits(_context, index);
        logits = first == null ? [] : new ReadOnlySpan<float>(first, _vocabSize);
        return first != null;
    }

    // Minus infinity is how a model forbids a token; plus infinity and NaN leave nothing to draw from.
    private static bool AreNumbers(ReadOnlySpan<float> logits)
    {
        var most = new Vector<float>(float.MaxValue);
        while (logits.Length >= Vector<float>.Count)
        {
            if (!Vector.LessThanOrEqualAll(new Vector<float>(logits), most))
            {
                return false;
            }

            logits = logits[Vector<float>.Count..];
        }

        foreach (var logit in logits)
        {
            if (!(logit <= float.MaxValue))
            {
                return false;
            }
        }

        return true;
    }

    private LlamaContextParams Parameters(ContextPlan plan, int threads, bool gpu)
    {
        var parameters = Llama.DefaultContextParams();
        parameters.NCtx = (uint)plan.Cells;
        parameters.NBatch = (uint)plan.BatchTokens;
        parameters.NUbatch = (uint)plan.BatchTokens;
        parameters.NSeqMax = (uint)plan.Sequences;

        // Not the default of one row per batch token, which for large vocabularies is hundreds of megabytes.
        parameters.NOutputsMax = (uint)plan.Sequences;
        parameters.NThreads = threads;
        parameters.NThreadsBatch = threads;
        parameters.AbortCallback = &Aborted;
        parameters.AbortData = (nint)_abort;
        parameters.OffloadKqv = gpu ? (byte)1 : (byte)0;
        parameters.OpOffload = gpu ? (byte)1 : (byte)0;
        parameters.NoPerf = 1;
        parameters.KvUnified = 1;
        return parameters;
    }

    private void Free()
    {
        _candidates.Dispose();
        _threads.Dispose();
        NativeMemory.Free(_abort);
    }
}
