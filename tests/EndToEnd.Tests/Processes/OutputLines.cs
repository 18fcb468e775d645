namespace Arena.EndToEnd.Tests.Processes;

/// <summary>The lines that a process writes to one of its outputs.</summary>
public sealed class OutputLines
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly List<(Func<string, bool> Wanted, TaskCompletionSource<string?> Found)> _waiting = [];
    private bool _ended;

    public OutputLines(StreamReader reader) => Ended = ReadAsync(reader);

    /// <summary>Completes when the process has closed this output.</summary>
    public Task Ended { get; }

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    /// <returns>The first line that is wanted, or null when the output ends without one.</returns>
    public Task<string?> FirstAsync(Func<string, bool> wanted)
    {
        lock (_gate)
        {
            if (_ended || _lines.Any(wanted))
            {
                return Task.FromResult(_lines.FirstOrDefault(wanted));
            }

            var found = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((wanted, found));
            return found.Task;
        }
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_gate)
            {
                _lines.Add(line);
                _waiting.Where(entry => entry.Wanted(line)).ToList().ForEach(entry => entry.Found.TrySetResult(line));
            }
        }

        lock (_gate)
        {
            _ended = true;
            _waiting.ForEach(entry => entry.Found.TrySetResult(null));
        }
    }
}
