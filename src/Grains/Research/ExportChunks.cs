using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Arena.Grains.Research;

/// <summary>Rows to chunks of about 64 kB, whatever their number: memory stays flat.</summary>
internal static class ExportChunks
{
    private const int ChunkBytes = 64 * 1024;

    public static async IAsyncEnumerable<ImmutableArray<byte>> EncodeAsync<T>(
        IAsyncEnumerable<T> rows, IRowWriter<T> writer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream(ChunkBytes * 2);
        using var started = writer;
        writer.Start(buffer);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            writer.Write(row);
            if (buffer.Length >= ChunkBytes)
            {
                yield return Take(buffer);
            }
        }

        if (buffer.Length > 0)
        {
            yield return Take(buffer);
        }
    }

    private static ImmutableArray<byte> Take(MemoryStream buffer)
    {
        var chunk = ImmutableArray.Create(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
        buffer.SetLength(0);
        return chunk;
    }
}
