using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>How a grain's timer ticks.</summary>
public readonly struct GrainTimerCreationOptions()
{
    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
        : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Time to the first tick; <see cref="Timeout.InfiniteTimeSpan"/> for a timer that waits for Change.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>Time from a tick's end to the next; <see cref="Timeout.InfiniteTimeSpan"/> for a single tick.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Whether a tick may run between the turns of calls; false by default.</summary>
    public bool Interleave { get; init; }

    /// <summary>Whether ticks keep the grain from being collected; false by default.</summary>
    public bool KeepAlive { get; init; }
}
