using Arena.Grains.Storage;

namespace Arena.Grains.Hosting;

/// <summary>Keeps a second process off the same database, where the edition does not allow one.</summary>
internal sealed partial class NodeLock : IDisposable
{
    private IDisposable? _held;

    /// <exception cref="StorageException">Another process holds it.</exception>
    public void Acquire(ArenaNodeOptions options) => Hold(options, ref _held);

    public void Dispose() => _held?.Dispose();

    static partial void Hold(ArenaNodeOptions options, ref IDisposable? held);
}
