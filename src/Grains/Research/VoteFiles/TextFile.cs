using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Arena.Grains.Research.VoteFiles;

/// <summary>Opens text files as researchers have them: UTF-8 (or UTF-16 with a byte order mark), gzip when the name ends with .gz.</summary>
internal static class TextFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>UTF-8 that refuses what is none.</summary>
    public static Encoding Utf8 { get; } = new UTF8Encoding(false, throwOnInvalidBytes: true);

    /// <exception cref="IOException">It cannot be opened.</exception>
    public static StreamReader Open(string path) => new(OpenBytes(path), Utf8, detectEncodingFromByteOrderMarks: true, BufferSize);

    /// <summary>Reads some of a file.</summary>
    /// <exception cref="FileProblemException">It is no gzip, no UTF-8 (with the line), or no JSON where that is read.</exception>
    public static T Read<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException exception)
        {
            throw new FileProblemException($"{Path.GetFileName(path)}, line {LineThatIsNoText(path)}: it is not UTF-8", exception);
        }
        catch (InvalidDataException exception)
        {
            throw new FileProblemException($"{Path.GetFileName(path)} is not gzip, or damaged: {exception.Message}", exception);
        }
        catch (JsonException exception)
        {
            throw new FileProblemException($"{Path.GetFileName(path)} is damaged: {exception.Message}", exception);
        }
    }

    // A reader decodes far ahead of the line that is asked for, so the line is looked up byte by byte.
    private static long LineThatIsNoText(string path)
    {
        using var bytes = new BufferedStream(OpenBytes(path), BufferSize);
        var decoder = Utf8.GetDecoder();
        Span<char> characters = stackalloc char[4];
        var line = 1L;
        try
        {
            for (var next = bytes.ReadByte(); next >= 0; next = bytes.ReadByte())
            {
                decoder.GetChars([(byte)next], characters, flush: false);
                line += next == '\n' ? 1 : 0;
            }
        }
        catch (DecoderFallbackException)
        {
        }

        return line;
    }

    private static Stream OpenBytes(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, BufferSize, FileOptions.SequentialScan);
        return path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
