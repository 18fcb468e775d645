using System.Collections.Concurrent;

namespace Arena.Inference.Tests.OpenAi;

/// <summary>A clock on which waits of a few seconds (the retry policy's) are over at once and noted, while longer ones (time-outs) are another clock's.</summary>
public sealed class ShortWaits(TimeProvider clock) : TimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(9);

    public ConcurrentQueue<TimeSpan> Delays { get; } = new();

    public override long TimestampFrequency => clock.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    public override long GetTimestamp() => clock.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.Zero || dueTime > Short)
        {
            return clock.CreateTimer(callback, state, dueTime, period);
        }

        Delays.Enqueue(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
