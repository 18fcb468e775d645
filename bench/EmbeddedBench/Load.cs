using System.Diagnostics;

namespace Arena.EmbeddedBench;

/// <summary>So many callers, each with one call in flight, for a number of calls; the best of five rounds after a warm-up.</summary>
internal static class Load
{
    private const int Rounds = 5;

    public static async Task RunAsync(string name, string unit, int callers, int calls, Func<int, Task> call, int unitsPerCall = 1)
    {
        await RoundAsync(callers, calls / 4, call);
        var best = TimeSpan.MaxValue;
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var round = 0; round < Rounds; round++)
        {
            var taken = await RoundAsync(callers, calls, call);
            best = taken < best ? taken : best;
        }

        var allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / Rounds / calls;
        Console.WriteLine($"| {name} | {callers} | {calls * (double)unitsPerCall / best.TotalSeconds:N0} {unit}/s | {best.TotalMicroseconds / calls:N2} us | {allocated:N0} B |");
    }

    private static async Task<TimeSpan> RoundAsync(int callers, int calls, Func<int, Task> call)
    {
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (var done = 0; done < calls / callers; done++)
            {
                await call(caller);
            }
        })));
        return Stopwatch.GetElapsedTime(start);
    }
}
