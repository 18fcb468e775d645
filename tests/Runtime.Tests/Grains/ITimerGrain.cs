using Orleans.Concurrency;

namespace Arena.Runtime.Tests.Grains;

/// <summary>Starts timers that tick every millisecond. Ticks are counted under the grain's key, by the timer's name.</summary>
public interface ITimerGrain : IGrainWithStringKey
{
    /// <summary>Opens "name" after so many ticks.</summary>
    Task StartAsync(string name, int ticks, bool interleave);

    /// <summary>Its first tick fails.</summary>
    Task StartFailingAsync(string name, int ticks);

    /// <summary>Starts a timer that waits for Change, then changes it to tick once.</summary>
    Task StartWithChangeAsync(string name);

    /// <summary>Its first tick waits for its token and opens "name" then.</summary>
    Task StartWaitingAsync(string name);

    [AlwaysInterleave]
    Task StopAsync();

    /// <summary>Opens "blocked", waits for "unblocked".</summary>
    Task BlockAsync();

    Task DeactivateAsync();
}
