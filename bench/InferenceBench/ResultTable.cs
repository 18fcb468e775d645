using System.Globalization;

namespace Arena.InferenceBench;

/// <summary>One table of markdown, a row per figure, with what it should be.</summary>
internal sealed class ResultTable(TextWriter output)
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2] + sorted[(sorted.Count / 2) - 1]) / 2;
    }

    public void Begin(string command)
    {
        output.WriteLine($"{MachineName()}, {Environment.ProcessorCount} cores, load average {Load()} at the start, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}; .NET {Environment.Version};");
        output.WriteLine($"`{command}`");
        output.WriteLine();
        output.WriteLine("| what | arena | peer | ratio | by processor time | aim |");
        output.WriteLine("|---|---|---|---|---|---|");
    }

    public void Row(string what, string arena, string peer, double? ratio, double? processor, string aim) => output.WriteLine(
        $"| {what} | {arena} | {peer} | {Number(ratio)} | {Number(processor)} | {aim} |");

    private static string Number(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "";

    private static string MachineName()
    {
        const string Facts = "/proc/cpuinfo";
        var line = File.Exists(Facts) ? File.ReadLines(Facts).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? "unknown processor";
    }

    private static string Load()
    {
        const string Facts = "/proc/loadavg";
        return File.Exists(Facts) ? File.ReadAllText(Facts).Split(' ')[0] : "unknown";
    }
}
