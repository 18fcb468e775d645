namespace Arena.Grains.Ratings;

/// <summary>
/// Lets many callers share one reading of the log: whoever asks gets a reading that starts after the question. Used on one grain's turns.
/// </summary>
internal sealed class LogReading(Func<Task> read)
{
    private Task _last = Task.CompletedTask;
    private Task? _next;

    /// <summary>Ends when everything is read that was there at the call.</summary>
    public Task CatchUpAsync() => _next ??= _last = ReadAsync(_last);

    private async Task ReadAsync(Task before)
    {
        await Task.WhenAny(before);

        // The caller has to hold this task before it is no longer the next one.
        await Task.Yield();
        _next = null;
        await read();
    }
}
