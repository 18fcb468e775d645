namespace Arena.Grains.Models;

/// <summary>
/// Failures in a row of one thing, and how long it is left alone for them: the first is forgiven, the next ones cost a pause that doubles.
/// </summary>
internal sealed class Strikes(TimeProvider clock, TimeSpan first, TimeSpan most, int forgiven = 1)
{
    private int _count;
    private DateTimeOffset _until = DateTimeOffset.MinValue;

    public bool IsOut => clock.GetUtcNow() < _until;

    /// <returns>The pause.</returns>
    public TimeSpan Fail()
    {
        _count++;
        var doublings = _count - 1 - forgiven;
        var pause = doublings < 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(most.TotalSeconds, first.TotalSeconds * Math.Pow(2, Math.Min(30, doublings))));
        _until = clock.GetUtcNow() + pause;
        return pause;
    }

    public void Clear() => (_count, _until) = (0, DateTimeOffset.MinValue);
}
