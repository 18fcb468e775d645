using System.Buffers;
using System.Text;

namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>
/// Bytes of tokens in, text that may be shown out: joins characters split over tokens and holds back whatever could still
/// become a stop string. Its output never ends inside a Unicode scalar value.
/// </summary>
internal sealed class AnswerText : IDisposable
{
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly IReadOnlyList<string> _stops;
    private readonly int _longestStop;
    private char[] _held = ArrayPool<char>.Shared.Rent(512);
    private int _count;

    public AnswerText(IReadOnlyList<string> stops)
    {
        _stops = stops;
        _longestStop = stops.Count == 0 ? 0 : stops.Max(stop => stop.Length);
    }

    /// <summary>A stop string came; nothing follows.</summary>
    public bool Stopped { get; private set; }

    /// <summary>Takes a token's bytes. What <see cref="Ready"/> then returns may be shown; call <see cref="Release"/> after taking it.</summary>
    public void Add(ReadOnlySpan<byte> piece)
    {
        Reserve(Encoding.UTF8.GetMaxCharCount(piece.Length));
        var before = _count;
        _count += _decoder.GetChars(piece, _held.AsSpan(_count), flush: false);
        FindStop(Math.Max(0, before - Math.Max(0, _longestStop - 1)));
    }

    /// <summary>Text that no stop string can take back.</summary>
    public ReadOnlySpan<char> Ready => _held.AsSpan(0, Stopped ? _count : _count - HeldBack());

    /// <summary>Everything, once no more will come. A character of which only some bytes came is dropped.</summary>
    public ReadOnlySpan<char> Rest => _held.AsSpan(0, _count);

    /// <summary>Drops the first characters, which were shown.</summary>
    public void Release(int count)
    {
        _held.AsSpan(count, _count - count).CopyTo(_held);
        _count -= count;
    }

    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(_held);
        _held = [];
        _count = 0;
    }

    private void FindStop(int from)
    {
        var earliest = int.MaxValue;
        var text = _held.AsSpan(from, _count - from);
        for (var i = 0; i < _stops.Count; i++)
        {
            var at = text.IndexOf(_stops[i], StringComparison.Ordinal);
            earliest = at >= 0 && from + at < earliest ? from + at : earliest;
        }

        if (earliest != int.MaxValue)
        {
            _count = earliest;
            Stopped = true;
        }
    }

    // Length of the longest end of the text that is the beginning of a stop string.
    private int HeldBack()
    {
        for (var length = Math.Min(_longestStop - 1, _count); length > 0; length--)
        {
            var end = _held.AsSpan(_count - length, length);
            for (var i = 0; i < _stops.Count; i++)
            {
                if (_stops[i].AsSpan().StartsWith(end, StringComparison.Ordinal))
                {
                    return length;
                }
            }
        }

        return 0;
    }

    private void Reserve(int more)
    {
        if (_count + more > _held.Length)
        {
            var larger = ArrayPool<char>.Shared.Rent(Math.Max(_count + more, _held.Length * 2));
            _held.AsSpan(0, _count).CopyTo(larger);
            ArrayPool<char>.Shared.Return(_held);
            _held = larger;
        }
    }
}
