using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Arena.Inference.LlamaCpp;

/// <summary>SHA-256 of files, computed once per path, length and time of change: weights are read in full only after they changed.</summary>
internal sealed class FileHashes
{
    // Reading more files at a time makes each of them slower, and a catalogue is measured all at once.
    private static readonly SemaphoreSlim Readers = new(2);

    private readonly ConcurrentDictionary<(string Path, long Length, DateTime Changed), Task<string>> _known = new();

    /// <summary>Lower-case hexadecimal.</summary>
    /// <exception cref="InferenceException">The file cannot be read.</exception>
    public async Task<string> Sha256Async(FileInfo file, CancellationToken cancellationToken)
    {
        var key = (file.FullName, file.Length, file.LastWriteTimeUtc);
        var task = _known.GetOrAdd(key, static key => ComputeAsync(key.Path));
        try
        {
            return await task.WaitAsync(cancellationToken);
        }
        catch (Exception failure) when (task.IsFaulted)
        {
            // Whatever it was, the next one to ask finds out anew.
            _known.TryRemove(new(key, task));
            throw new InferenceException(InferenceError.FileMissing, $"{file.Name} cannot be read: {failure.Message}", failure);
        }
    }

    private static async Task<string> ComputeAsync(string path)
    {
        await Readers.WaitAsync();
        try
        {
            return await ReadAsync(path);
        }
        finally
        {
            Readers.Release();
        }
    }

    private static async Task<string> ReadAsync(string path)
    {
        await using var stream = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.Read,
            Share = FileShare.Read,
            BufferSize = 1 << 20,
            Options = FileOptions.SequentialScan | FileOptions.Asynchronous,
        });
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream));
    }
}
