using Orleans.Concurrency;

namespace Arena.Runtime.Tests.Grains;

/// <summary>Tells how its calls were scheduled.</summary>
public interface ITurnGrain : IGrainWithStringKey
{
    Task<Guid> ActivationAsync();

    /// <summary>Counts without a lock, across an await; returns how many calls were inside at most.</summary>
    Task<int> CountAsync();

    Task<int> CountedAsync();

    /// <summary>Opens "name in", waits for "name out".</summary>
    Task BlockAsync(string name);

    [ReadOnly]
    Task ReadBlockAsync(string name);

    [AlwaysInterleave]
    Task InterleaveBlockAsync(string name);

    [AlwaysInterleave]
    Task<int> InterleaveAsync(int value);

    [OneWay]
    Task OneWayBlockAsync(string name);

    [OneWay]
    Task OneWayFailAsync();

    Task<bool> SchedulerIsKeptAsync();

    Task<bool> HasSynchronizationContextAsync();

    Task<string?> AmbientAsync();

    Task SetAmbientAsync(string value);

    /// <summary>Two of its own sub-tasks count without a lock; returns the sum.</summary>
    Task<int> ForkAsync(int times);
}
