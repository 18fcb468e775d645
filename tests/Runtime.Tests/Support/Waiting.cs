using System.Runtime.CompilerServices;

namespace Arena.Runtime.Tests.Support;

internal static class Waiting
{
    /// <summary>The task's own outcome; a task that does not end fails the test by name instead of hanging it.</summary>
    public static async Task EndsAsync(this Task task, [CallerArgumentExpression(nameof(task))] string? what = null)
    {
        if (await Task.WhenAny(task, Task.Delay(TimeSpan.FromSeconds(30), TimeProvider.System)) != task)
        {
            Assert.Fail($"'{what}' did not end in 30 s.");
        }

        await task;
    }
}
