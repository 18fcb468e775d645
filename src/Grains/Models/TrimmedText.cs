using System.Text;

namespace Arena.Grains.Models;

/// <summary>A growing text without white space at either end: what is at the end waits until something follows it.</summary>
internal sealed class TrimmedText
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _held = new();

    /// <summary>UTF-16 units that may be shown.</summary>
    public int Length => _text.Length;

    /// <returns>Whether more may be shown now.</returns>
    public bool Append(ReadOnlySpan<char> chunk)
    {
        var visible = chunk.TrimEnd().Length;
        if (visible == 0)
        {
            _held.Append(chunk);
            return false;
        }

        if (_text.Length > 0)
        {
            _text.Append(_held).Append(chunk[..visible]);
        }
        else
        {
            _text.Append(chunk[..visible].TrimStart());
        }

        _held.Clear().Append(chunk[visible..]);
        return true;
    }

    /// <summary>What comes after an offset, or null where nothing does.</summary>
    public string? After(int offset) => offset < _text.Length ? _text.ToString(offset, _text.Length - offset) : null;
}
