using System.Collections.Concurrent;

namespace Arena.Grains.Tests.Hosting;

/// <summary>One arena per seed of faults for all tests of a class; every test has voters and battles of its own.</summary>
public sealed class SharedArenas : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, Lazy<Task<ArenaHost>>> _arenas = new();

    public async ValueTask DisposeAsync()
    {
        foreach (var arena in _arenas.Values)
        {
            await (await arena.Value).DisposeAsync();
        }
    }

    internal Task<ArenaHost> WithFaultsAsync(int seed) => _arenas.GetOrAdd(seed, seed => new Lazy<Task<ArenaHost>>(() => StartAsync(seed))).Value;

    /// <summary>The same for one test alone.</summary>
    internal static Task<ArenaHost> StartAsync(int seed) => ArenaHost.StartAsync(new ArenaSetup { FaultSeed = seed, Limits = [("ReleaseTick", "00:00:00.010")] });
}
