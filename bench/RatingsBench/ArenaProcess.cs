using System.Diagnostics;

namespace Arena.RatingsBench;

/// <summary>The web host on a data directory, in a process of its own on a free port.</summary>
internal sealed class ArenaProcess : IAsyncDisposable
{
    private static readonly string Program = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Web", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "Arena.Web.dll"));

    private readonly Process _process;
    private readonly long _since;

    private ArenaProcess(Process process, long since, HttpClient http) => (_process, _since, Http) = (process, since, http);

    public HttpClient Http { get; }

    /// <summary>Since the process was started.</summary>
    public double Milliseconds => Stopwatch.GetElapsedTime(_since).TotalMilliseconds;

    public static async Task<ArenaProcess> StartAsync(string data)
    {
        var start = new ProcessStartInfo("dotnet", [Program]) { RedirectStandardOutput = true };
        start.Environment["ARENA_DATA"] = data;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        var since = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Arena: http", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new ArenaProcess(process, since, new HttpClient { BaseAddress = new Uri(line["Arena: ".Length..].Split(',')[0]), Timeout = TimeSpan.FromMinutes(5) });
            }
        }

        throw new InvalidOperationException("The arena did not start.");
    }

    /// <summary>Of all processors, since its start.</summary>
    public double ProcessorMilliseconds()
    {
        _process.Refresh();
        return _process.TotalProcessorTime.TotalMilliseconds;
    }

    public double ResidentMegabytes()
    {
        _process.Refresh();
        return _process.WorkingSet64 / 1e6;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
