namespace Arena.Embedded.Calls;

/// <summary>
/// The calls that wait for an answer, for one length of waiting: deadlines only grow, so the first call is the next to time
/// out and one timer does for all. Adding and removing are O(1).
/// </summary>
internal sealed class ResponseTimeouts : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private AddressedCall? _first;
    private AddressedCall? _last;
    private bool _armed;

    public ResponseTimeouts(TimeSpan limit, TimeProvider time, Func<Action, ITimer> createTimer)
    {
        Limit = limit;
        _time = time;
        _timer = createTimer(OnTimer);
    }

    public TimeSpan Limit { get; }

    public void Add(AddressedCall call)
    {
        lock (_gate)
        {
            call.Deadline = _time.GetTimestamp() + (long)(Limit.TotalSeconds * _time.TimestampFrequency);
            call.Previous = _last;
            call.IsTimed = true;
            _ = _last is null ? _first = call : _last.Next = call;
            _last = call;
            if (!_armed)
            {
                _armed = true;
                _timer.Change(Limit, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Remove(AddressedCall call)
    {
        lock (_gate)
        {
            if (!call.IsTimed)
            {
                return;
            }

            call.IsTimed = false;
            _ = call.Previous is null ? _first = call.Next : call.Previous.Next = call.Next;
            _ = call.Next is null ? _last = call.Previous : call.Next.Previous = call.Previous;
            (call.Previous, call.Next) = (null, null);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void OnTimer()
    {
        while (Due() is { } call)
        {
            Remove(call);
            call.OnTimeout();
        }
    }

    private AddressedCall? Due()
    {
        lock (_gate)
        {
            _armed = _first is not null;
            if (_first is null)
            {
                return null;
            }

            var left = _time.GetElapsedTime(_time.GetTimestamp(), _first.Deadline);
            if (left <= TimeSpan.Zero)
            {
                return _first;
            }

            // Whole milliseconds, as timers count in them and would fire too early.
            _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
            return null;
        }
    }
}
