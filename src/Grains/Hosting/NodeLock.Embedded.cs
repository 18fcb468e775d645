using Arena.Grains.Storage;

namespace Arena.Grains.Hosting;

/// <summary>One embedded host per data directory.</summary>
internal sealed partial class NodeLock
{
    static partial void Hold(ArenaNodeOptions options, ref IDisposable? held) => held = DataDirectoryLock.Acquire(options.DataDirectory);
}
