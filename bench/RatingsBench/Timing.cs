using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Arena.RatingsBench;

/// <summary>
/// Runs a task often enough to be compiled, then reports the median processor time of this thread over the following
/// rounds: on an idle machine that is the wall time, on a shared one it leaves out what others took.
/// </summary>
internal static partial class Timing
{
    private const int ThreadClock = 3;
    private const int WarmUp = 1000;

    public static double MedianMilliseconds(Action task, int rounds)
    {
        // The runtime recompiles hot methods in the background; a second is enough for all of them.
        var warm = Stopwatch.StartNew();
        for (var i = 0; i < rounds || warm.ElapsedMilliseconds < WarmUp; i++)
        {
            task();
        }

        var times = new double[rounds];
        for (var i = 0; i < rounds; i++)
        {
            var start = Now();
            task();
            times[i] = Now() - start;
        }

        return Median(times);
    }

    public static double Median(IEnumerable<double> times)
    {
        var sorted = times.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private static double Now()
    {
        if (ClockGetTime(ThreadClock, out var time) != 0)
        {
            throw new PlatformNotSupportedException("No thread clock.");
        }

        return (time.Seconds * 1e3) + (time.Nanoseconds / 1e6);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
