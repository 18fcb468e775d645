namespace Arena.SchedulerBench;

/// <summary>Virtual time: what happens next, in order of time and then of arrival.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<Action, (double At, long Order)> _queue = new();
    private long _order;

    /// <summary>Seconds since the start.</summary>
    public double Now { get; private set; }

    public void At(double time, Action what) => _queue.Enqueue(what, (time, _order++));

    public void In(double seconds, Action what) => At(Now + seconds, what);

    /// <returns>False when nothing is left.</returns>
    public bool Step()
    {
        if (!_queue.TryDequeue(out var what, out var when))
        {
            return false;
        }

        Now = when.At;
        what();
        return true;
    }
}
