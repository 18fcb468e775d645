using Arena.Contracts.Fleet;

namespace Arena.Grains.Models;

/// <summary>Measures how long things take on a device. The scheduler's lock guards it.</summary>
internal sealed class ServiceTimes(TimeProvider clock)
{
    // A guess for 4-bit models of 7B on a GPU; the first measurements replace it.
    private readonly RunningMean _answer = new(5);
    private readonly RunningMean _load = new(5);
    private readonly RunningMean _place = new(5);
    private long? _moved;

    public DeviceTimes Times => new(_answer.Value, _load.Value, _place.Value);

    public long Now => clock.GetTimestamp();

    /// <summary>The queue moved up by one place.</summary>
    /// <param name="waiting">Answers that still wait: only while some do the next move tells how fast the queue is.</param>
    public void Moved(int waiting)
    {
        if (_moved is { } before)
        {
            _place.Add(SecondsSince(before));
        }

        _moved = waiting > 0 ? Now : null;
    }

    public void Answered(long since) => _answer.Add(SecondsSince(since));

    public void Loaded(long since) => _load.Add(SecondsSince(since));

    private double SecondsSince(long start) => clock.GetElapsedTime(start).TotalSeconds;
}
