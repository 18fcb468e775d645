namespace Arena.Grains.Storage;

/// <summary>
/// One embedded arena per data directory: an operating system's lock on the file arena.lock, freed when the process ends, however it ends.
/// Storage-only verbs do not take it.
/// </summary>
internal sealed class DataDirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DataDirectoryLock(FileStream file) => _file = file;

    /// <exception cref="StorageException">Another process has it, or the folder cannot be written; the message is one line.</exception>
    public static DataDirectoryLock Acquire(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, "arena.lock");
        try
        {
            DataDirectory.Create(dataDirectory);
            return new DataDirectoryLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"The data directory {dataDirectory} is in use by another arena or cannot be written: {e.Message}", outcomeUnknown: false, e);
        }
    }

    public void Dispose() => _file.Dispose();
}
