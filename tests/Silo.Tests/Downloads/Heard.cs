using Arena.Silo.Models.Downloads;

namespace Arena.Silo.Tests.Downloads;

/// <summary>Keeps what a download reports.</summary>
internal sealed class Heard : IProgress<DownloadProgress>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly List<DownloadProgress> _heard = [];
    private readonly List<(long Bytes, TaskCompletionSource Reached)> _waiting = [];

    public IReadOnlyList<DownloadProgress> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _heard];
            }
        }
    }

    public DownloadProgress Last => All[^1];

    public void Report(DownloadProgress value)
    {
        lock (_gate)
        {
            _heard.Add(value);
            _waiting.FindAll(wait => value.Bytes >= wait.Bytes).ForEach(wait => wait.Reached.TrySetResult());
        }
    }

    /// <summary>Ends when so many bytes are there; fails by name where they never are.</summary>
    public async Task ReachesAsync(long bytes)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((bytes, reached));
            if (_heard.Exists(heard => heard.Bytes >= bytes))
            {
                reached.TrySetResult();
            }
        }

        try
        {
            await reached.Task.WaitAsync(Patience, TimeProvider.System);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{bytes} bytes were never there in {Patience.TotalSeconds} s.");
        }
    }
}
