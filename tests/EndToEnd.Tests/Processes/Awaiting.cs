namespace Arena.EndToEnd.Tests.Processes;

/// <summary>Bounds a wait and says what was awaited when it was in vain.</summary>
public static class Awaiting
{
    /// <summary>Far beyond what anything here takes, also on a loaded machine.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    public static async Task<T> For<T>(this Task<T> task, string what)
    {
        await ((Task)task).For(what);
        return await task;
    }

    public static async Task For(this Task task, string what)
    {
        try
        {
            await task.WaitAsync(Longest, TimeProvider.System);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            throw new TimeoutException($"Waited {Longest} for {what}.");
        }
    }
}
