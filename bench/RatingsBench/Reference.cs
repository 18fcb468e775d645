using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Arena.Ratings.Votes;

namespace Arena.RatingsBench;

/// <summary>The fits of reference.py on the same votes: their medians and their estimates.</summary>
internal sealed class Reference
{
    private readonly JsonElement? _report;

    private Reference(JsonElement? report) => _report = report;

    /// <summary>Needs /usr/bin/python3 with numpy and scipy (Debian: python3-numpy, python3-scipy); without them its columns stay empty.</summary>
    public static Reference Run(Vote[] votes, double[] features, int columns, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("arena-bench-").FullName;
        try
        {
            Write(folder, votes, features, columns);
            var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "reference.py"), folder, rounds.ToString(CultureInfo.InvariantCulture)])
            {
                RedirectStandardOutput = true,
            };
            start.Environment["OPENBLAS_NUM_THREADS"] = "1";
            start.Environment["OMP_NUM_THREADS"] = "1";
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new Reference(process.ExitCode == 0 ? JsonDocument.Parse(output).RootElement : null);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public string Milliseconds(string task) => _report is { } report ? Report.Milliseconds(report.GetProperty(task).GetProperty("milliseconds").GetDouble()) : "";

    /// <summary>The largest difference from the first numbers of a list of the task, in the list's unit.</summary>
    public double LargestDifference(string task, string list, ReadOnlySpan<double> ours)
    {
        if (_report is not { } report)
        {
            return double.NaN;
        }

        var largest = 0.0;
        var theirs = report.GetProperty(task).GetProperty(list);
        for (var i = 0; i < ours.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(ours[i] - theirs[i].GetDouble()));
        }

        return largest;
    }

    private static void Write(string folder, Vote[] votes, double[] features, int columns)
    {
        using var file = File.Create(Path.Combine(folder, "votes.bin"));
        file.Write(MemoryMarshal.AsBytes(Array.ConvertAll(votes, vote => vote.Left).AsSpan()));
        file.Write(MemoryMarshal.AsBytes(Array.ConvertAll(votes, vote => vote.Right).AsSpan()));
        file.Write(Array.ConvertAll(votes, vote => (byte)vote.Outcome));
        File.WriteAllBytes(Path.Combine(folder, "features.bin"), MemoryMarshal.AsBytes(features.AsSpan()).ToArray());
        File.WriteAllText(Path.Combine(folder, "shape.txt"), $"{votes.Length} {BenchSettings.Contestants} {columns}");
    }
}
