using System.IO.Compression;

namespace Arena.Silo.Verbs;

/// <summary>
/// Where a verb writes what it makes: standard output, or a file that has its name only once it is whole. A name that ends with .gz is
/// compressed.
/// </summary>
internal sealed class OutputFile : IAsyncDisposable
{
    private readonly string? _path;
    private readonly Stream _file;

    public OutputFile(string? path)
    {
        _path = path;
        _file = path is null ? Console.OpenStandardOutput() : new FileStream(Part(path), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        Stream = path?.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) == true ? new GZipStream(_file, CompressionLevel.Optimal) : _file;
    }

    /// <summary>To write to.</summary>
    public Stream Stream { get; }

    /// <summary>Gives the file its name.</summary>
    public async Task FinishAsync()
    {
        await Stream.FlushAsync();
        if (_path is not null)
        {
            await Stream.DisposeAsync();
            File.Move(Part(_path), _path, overwrite: true);
        }
    }

    /// <summary>What was not finished goes.</summary>
    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        await _file.DisposeAsync();
        if (_path is not null)
        {
            File.Delete(Part(_path));
        }
    }

    private static string Part(string path) => path + ".part";
}
