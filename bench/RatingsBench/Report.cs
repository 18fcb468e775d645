using System.Globalization;
using System.Runtime.InteropServices;

namespace Arena.RatingsBench;

/// <summary>Collects rows and prints them as one table.</summary>
internal sealed class Report
{
    private readonly List<string> _rows = [];

    /// <param name="task">What was measured.</param>
    /// <param name="aim">What issue 5 asks for; empty for a row that only explains another.</param>
    /// <param name="value">The median here, with its unit.</param>
    /// <param name="reference">The median of the reference; empty where there is none.</param>
    /// <param name="agreement">Largest difference of the two results; empty where there is none.</param>
    public void Add(string task, string aim, string value, string reference = "", string agreement = "")
    {
        _rows.Add($"| {task} | {aim} | {value} | {reference} | {agreement} |");
        Console.Error.WriteLine($"{task}: {value} {reference} {agreement}");
    }

    public void Print(BenchSettings settings)
    {
        Console.WriteLine($"{settings.Votes:N0} votes, {BenchSettings.Contestants} contestants; log of {settings.LogVotes:N0} votes; medians of at least {settings.Rounds} rounds.");
        Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} x {Processor()}, load {Load()}, {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC.");
        Console.WriteLine();
        Console.WriteLine("| task | aim | Arena | numpy/scipy | largest difference |");
        Console.WriteLine("|---|---|---|---|---|");
        _rows.ForEach(Console.WriteLine);
    }

    public static string Milliseconds(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:G3} ms");

    private static string Processor() =>
        File.Exists("/proc/cpuinfo") && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':') + 2)..]
            : RuntimeInformation.ProcessArchitecture.ToString();

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
