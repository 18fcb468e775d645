using System.Buffers.Binary;
using System.Text;

namespace Arena.Inference.LlamaCpp.Gguf;

/// <summary>Reads little-endian values forward; refuses to pass the end or the bound on headers before anything is allocated.</summary>
internal sealed class GgufCursor(Stream stream)
{
    // The largest vocabularies with their merges take some 40 MB.
    private const long MostHeaderBytes = 256L << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _scratch = new byte[8];

    public long Position { get; private set; }

    public long Length { get; } = stream.Length;

    private long Remaining => Math.Min(Length, MostHeaderBytes) - Position;

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public ReadOnlySpan<byte> Take(int count)
    {
        Require(count);
        stream.ReadExactly(_scratch.AsSpan(0, count));
        Position += count;
        return _scratch.AsSpan(0, count);
    }

    /// <summary>A count whose elements take at least <paramref name="leastBytes"/> each, so it is bounded by what is left.</summary>
    public long Count(int leastBytes)
    {
        var count = UInt64();
        return count <= (ulong)(Remaining / leastBytes)
            ? (long)count
            : throw new GgufException($"a count of {count} at byte {Position - 8} exceeds the file or the header's bound");
    }

    public string String(int mostBytes)
    {
        var length = Count(1);
        if (length > mostBytes)
        {
            throw new GgufException($"a string of {length} bytes at byte {Position} is longer than {mostBytes}");
        }

        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        Position += length;
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new GgufException($"a string before byte {Position} is not UTF-8");
        }
    }

    public void Skip(long count)
    {
        Require(count);
        stream.Seek(count, SeekOrigin.Current);
        Position += count;
    }

    private void Require(long count)
    {
        if (count > Remaining)
        {
            throw new GgufException(Position + count > Length
                ? $"the file ends inside its header, at byte {Length}"
                : $"the header is longer than {MostHeaderBytes} bytes");
        }
    }
}
