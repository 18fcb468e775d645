namespace Arena.Runtime.Tests.Support;

/// <summary>A door that a test and a grain share: one waits, the other opens; or one tells that it has arrived.</summary>
public sealed class Gate(string name)
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsOpen => _open.Task.IsCompleted;

    public void Open() => _open.TrySetResult();

    /// <summary>For grains: waits without a limit, on the scheduler of the turn.</summary>
    public Task Opened => _open.Task;

    /// <summary>For tests: fails by name where nothing comes.</summary>
    public async Task ArrivedAsync()
    {
        try
        {
            await _open.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Nobody opened '{name}' in 30 s.");
        }
    }
}
