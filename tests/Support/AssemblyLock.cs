using Xunit;

namespace Arena.Support;

/// <summary>Holds a file lock of this checkout while one test assembly runs.</summary>
public sealed class AssemblyLock : IAsyncLifetime
{
    private static readonly string Path = System.IO.Path.Combine(RepositoryRoot.Path, "artifacts", "tests.lock");

    private FileStream? _held;

    public async ValueTask InitializeAsync()
    {
        while (_held is null)
        {
            try
            {
                _held = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_held is not null)
        {
            await _held.DisposeAsync();
        }
    }
}
