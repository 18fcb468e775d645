using System.Buffers;
using System.Globalization;
using System.Text;

namespace Arena.Grains.Storage;

/// <summary>
/// Writes one flat JSON object whose bytes depend on nothing but its values: no white space, members in the order of the calls, strings
/// escaped as RFC 8785 says (only quotation mark, backslash and the characters below U+0020), decimals in their shortest round-trip form.
/// The encoders of System.Text.Json escape more, and what they escape changes with Unicode's version.
/// </summary>
internal sealed class CanonicalJson(ArrayBufferWriter<byte> output)
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000B\f\r\u000E\u000F" +
        "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    private bool _started;

    public CanonicalJson Text(ReadOnlySpan<byte> name, string value)
    {
        Name(name);
        output.Write("\""u8);
        Encoding.UTF8.GetBytes(value.AsSpan().ContainsAny(Escaped) ? Escape(value) : value, output);
        output.Write("\""u8);
        return this;
    }

    public CanonicalJson Number(ReadOnlySpan<byte> name, long value)
    {
        Name(name);
        value.TryFormat(output.GetSpan(20), out var written, provider: CultureInfo.InvariantCulture);
        output.Advance(written);
        return this;
    }

    /// <exception cref="ArgumentOutOfRangeException">JSON has no infinity and no NaN.</exception>
    public CanonicalJson Decimal(ReadOnlySpan<byte> name, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "Not finite.");
        }

        Name(name);
        value.TryFormat(output.GetSpan(32), out var written, "R", CultureInfo.InvariantCulture);
        output.Advance(written);
        return this;
    }

    public void End()
    {
        output.Write("}"u8);
        _started = false;
    }

    private void Name(ReadOnlySpan<byte> name)
    {
        output.Write(_started ? ",\""u8 : "{\""u8);
        output.Write(name);
        output.Write("\":"u8);
        _started = true;
    }

    private static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length + 16);
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append("\\\\"),
                '\b' => escaped.Append("\\b"),
                '\t' => escaped.Append("\\t"),
                '\n' => escaped.Append("\\n"),
                '\f' => escaped.Append("\\f"),
                '\r' => escaped.Append("\\r"),
                < ' ' => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }
}
