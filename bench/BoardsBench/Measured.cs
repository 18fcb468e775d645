using System.Diagnostics;
using System.Globalization;

namespace Arena.BoardsBench;

/// <summary>Rows of the report: medians of repeated runs.</summary>
internal sealed class Measured
{
    private readonly List<string> _rows = [];

    public void Add(string task, double value, string unit, string aim)
    {
        _rows.Add(string.Create(CultureInfo.InvariantCulture, $"| {task} | {value:0.###} {unit} | {aim} |"));
        Console.Error.WriteLine(_rows[^1]);
    }

    /// <summary>Median wall time in milliseconds after one run to warm up.</summary>
    public static double Milliseconds(Action work, int runs)
    {
        work();
        var times = new double[runs];
        for (var run = 0; run < runs; run++)
        {
            var since = Stopwatch.GetTimestamp();
            work();
            times[run] = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[runs / 2];
    }

    public void Print()
    {
        Console.WriteLine("| task | median | aim |");
        Console.WriteLine("|---|---|---|");
        _rows.ForEach(Console.WriteLine);
    }
}
