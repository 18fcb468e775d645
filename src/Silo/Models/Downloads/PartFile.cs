using System.Text.Json;

namespace Arena.Silo.Models.Downloads;

/// <summary>
/// What there is of a file, and which version of it that is. Both survive the process, so that the next one goes on where this one ended.
/// Only one process at a time has it.
/// </summary>
internal sealed class PartFile : IAsyncDisposable
{
    private readonly string _target;
    private readonly FileStream _file;

    private PartFile(string target, FileStream file, FileVersion version)
    {
        _target = target;
        _file = file;
        Version = version;
    }

    public long Length => _file.Length;

    /// <summary>The version that the bytes belong to.</summary>
    public FileVersion Version { get; private set; }

    private string Notes => $"{_target}.part.json";

    /// <summary>Opens what an earlier download left, or begins.</summary>
    /// <exception cref="IOException">Another process has it, or the folder cannot be written.</exception>
    public static PartFile Open(DownloadRequest request)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(request.Target))!);
        var file = new FileStream($"{request.Target}.part", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var part = new PartFile(request.Target, file, new FileVersion(request.Source.ToString(), null, null));
        var known = part.ReadNotes();
        if (known?.Source == part.Version.Source && (known.IsNamed || request.Sha256 is not null))
        {
            part.Version = known;
            file.Seek(0, SeekOrigin.End);
        }
        else
        {
            part.Restart();
        }

        return part;
    }

    /// <summary>Forgets everything: what comes next is another version.</summary>
    public void Restart()
    {
        _file.SetLength(0);
        Version = new FileVersion(Version.Source, null, null);
        File.Delete(Notes);
    }

    /// <summary>Notes which version the next bytes belong to.</summary>
    public void Begin(FileVersion version)
    {
        Version = version;
        File.WriteAllText(Notes, JsonSerializer.Serialize(version));
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => _file.WriteAsync(bytes, cancellationToken);

    /// <summary>The bytes from the start, for their hash.</summary>
    public Stream Reread()
    {
        _file.Flush(flushToDisk: true);
        _file.Seek(0, SeekOrigin.Begin);
        return _file;
    }

    /// <summary>The file is whole: it gets its name, in one step.</summary>
    public async ValueTask KeepAsync()
    {
        await _file.DisposeAsync();
        File.Move($"{_target}.part", _target, overwrite: true);
        File.Delete(Notes);
    }

    /// <summary>The file is of no use.</summary>
    public async ValueTask DiscardAsync()
    {
        await _file.DisposeAsync();
        File.Delete($"{_target}.part");
        File.Delete(Notes);
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private FileVersion? ReadNotes()
    {
        try
        {
            return File.Exists(Notes) ? JsonSerializer.Deserialize<FileVersion>(File.ReadAllBytes(Notes)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
