using System.Runtime.InteropServices;
using Arena.Inference.LlamaCpp.Native;

namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>
/// The one batch of a context, in native memory. It cannot hold more tokens than the context takes, because the library
/// ends the process at that.
/// </summary>
internal sealed unsafe class BatchBuffer : IDisposable
{
    private readonly int _capacity;
    private readonly int _vocabSize;
    private readonly int _sequences;
    private readonly int* _sequenceIds;
    private LlamaBatch _batch;
    private bool _disposed;

    public BatchBuffer(int capacity, int vocabSize, int sequences)
    {
        (_capacity, _vocabSize, _sequences) = (capacity, vocabSize, sequences);
        _batch.Token = Allocate<int>();
        _batch.Position = Allocate<int>();
        _batch.SequenceCount = Allocate<int>();
        _batch.Logits = Allocate<sbyte>();
        _sequenceIds = Allocate<int>();
        _batch.SequenceId = (int**)NativeMemory.AllocZeroed((nuint)capacity, (nuint)sizeof(int*));
        for (var i = 0; i < capacity; i++)
        {
            _batch.SequenceId[i] = _sequenceIds + i;
            _batch.SequenceCount[i] = 1;
        }
    }

    public int Count => _batch.NTokens;

    public int Free => _capacity - _batch.NTokens;

    public LlamaBatch Batch => _batch;

    public void Clear() => _batch.NTokens = 0;

    /// <summary>Adds a token and returns its index. The checks guard the process: what the library does with bad values is not an error code.</summary>
    public int Add(int token, int position, int sequence, bool logits)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Free);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)token, (uint)_vocabSize, nameof(token));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)sequence, (uint)_sequences, nameof(sequence));
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        var index = _batch.NTokens++;
        _batch.Token[index] = token;
        _batch.Position[index] = position;
        _sequenceIds[index] = sequence;
        _batch.Logits[index] = logits ? (sbyte)1 : (sbyte)0;
        return index;
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            NativeMemory.Free(_batch.Token);
            NativeMemory.Free(_batch.Position);
            NativeMemory.Free(_batch.SequenceCount);
            NativeMemory.Free(_batch.Logits);
            NativeMemory.Free(_batch.SequenceId);
            NativeMemory.Free(_sequenceIds);
        }
    }

    private T* Allocate<T>()
        where T : unmanaged => (T*)NativeMemory.AllocZeroed((nuint)_capacity, (nuint)sizeof(T));
}
