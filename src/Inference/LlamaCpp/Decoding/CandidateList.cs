using System.Numerics;
using System.Runtime.InteropServices;
using Arena.Inference.LlamaCpp.Native;

namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>
/// The tokens with the highest logits, found in one pass over the vocabulary. The library's samplers would copy all of it for every token:
/// with 150,000 tokens and 16 answers that is a tenth of a step. Belongs to the decoding thread.
/// </summary>
internal sealed unsafe class CandidateList : IDisposable
{
    /// <summary>Most tokens that can be asked for.</summary>
    public const int Most = 512;

    // Gathered unsorted until it is full, then cut back to the best: every cut costs a sort, every gathered token an insert.
    private const int Capacity = 2 * Most;

    private readonly LlamaTokenData* _tokens = (LlamaTokenData*)NativeMemory.AllocZeroed(Capacity, (nuint)sizeof(LlamaTokenData));
    private int _count;
    private bool _disposed;

    /// <summary>The result of the last selection.</summary>
    public Span<LlamaTokenData> Selected => new(_tokens, _count);

    public LlamaTokenData* Pointer => _tokens;

    /// <summary>Selects so many tokens by logit, the lower id first among equals. False when a logit is not a number or plus infinity, or none is finite.</summary>
    public bool TrySelect(ReadOnlySpan<float> logits, int wanted)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wanted, Most);
        _count = 0;
        var threshold = float.NegativeInfinity;
        var most = new Vector<float>(float.MaxValue);
        var index = 0;
        for (; index + Vector<float>.Count <= logits.Length; index += Vector<float>.Count)
        {
            var some = new Vector<float>(logits[index..]);
            if (!Vector.LessThanOrEqualAll(some, most))
            {
                return false;
            }

            if (Vector.GreaterThanAny(some, new Vector<float>(threshold)))
            {
                threshold = Gather(logits, index, index + Vector<float>.Count, threshold, wanted);
            }
        }

        foreach (var logit in logits[index..])
        {
            if (!(logit <= float.MaxValue))
            {
                return false;
            }
        }

        Gather(logits, index, logits.Length, threshold, wanted);
        Cut(wanted);
        return _count > 0;
    }

    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            NativeMemory.Free(_tokens);
        }
    }

    private float Gather(ReadOnlySpan<float> logits, int from, int to, float threshold, int wanted)
    {
        for (var id = from; id < to; id++)
        {
            if (logits[id] > threshold)
            {
                _tokens[_count++] = new LlamaTokenData { Id = id, Logit = logits[id] };
                if (_count == Math.Min(Capacity, 2 * wanted))
                {
                    Cut(wanted);
                    threshold = _tokens[wanted - 1].Logit;
                }
            }
        }

        return threshold;
    }

    private void Cut(int wanted)
    {
        Selected.Sort(static (one, other) => one.Logit != other.Logit ? other.Logit.CompareTo(one.Logit) : one.Id.CompareTo(other.Id));
        _count = Math.Min(_count, wanted);
    }
}
