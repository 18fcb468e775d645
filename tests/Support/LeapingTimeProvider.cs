namespace Arena.Support;

/// <summary>
/// The system's clock, moved forward by a test; timers are the system's and are not moved. For runtimes that have timers of their own:
/// Orleans' loops never end on a clock that stands still while they run.
/// </summary>
public sealed class LeapingTimeProvider : TimeProvider
{
    private long _leapt;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _leapt));

    public void Leap(TimeSpan by) => Interlocked.Add(ref _leapt, by.Ticks);
}
