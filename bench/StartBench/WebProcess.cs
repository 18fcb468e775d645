using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Arena.StartBench;

/// <summary>The web host with an empty data directory on a free port.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _data;
    private readonly HttpClient _http;

    private WebProcess(Process process, string data, Uri address, double ready)
    {
        (_process, _data, ReadyMilliseconds) = (process, data, ready);
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };
    }

    /// <summary>From the start of the process to the line that names its address.</summary>
    public double ReadyMilliseconds { get; }

    public static async Task<WebProcess> StartAsync(string program)
    {
        var data = Directory.CreateTempSubdirectory("arena-bench-").FullName;
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true };
        start.Environment["ARENA_DATA"] = data;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        var since = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Arena: http", StringComparison.Ordinal))
            {
                var ready = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
                _ = process.StandardOutput.ReadToEndAsync();
                return new WebProcess(process, data, new Uri(line["Arena: ".Length..].Split(',')[0]), ready);
            }
        }

        throw new InvalidOperationException("The arena did not start.");
    }

    /// <summary>From the request for a battle to the first delta of either side; then waits for the end and votes.</summary>
    public async Task<double> FirstTextAsync()
    {
        var key = Guid.NewGuid().ToString("N");
        var since = Stopwatch.GetTimestamp();
        using var created = await _http.PostAsJsonAsync("api/battles", new { language = "en", prompt = BareEngine.Prompt, key });
        var battle = JsonDocument.Parse(await created.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).RootElement.GetProperty("battle").GetString();
        using var stream = new StreamReader(await _http.GetStreamAsync($"api/battles/{battle}/events"));
        double? first = null;
        while (await stream.ReadLineAsync() is { } line && line != "event: votable")
        {
            first ??= line == "event: delta" ? Stopwatch.GetElapsedTime(since).TotalMilliseconds : null;
        }

        using var voted = await _http.PostAsJsonAsync($"api/battles/{battle}/vote", new { turn = 1, verdict = "tie", key = key + "v" });
        voted.EnsureSuccessStatusCode();
        return first ?? throw new InvalidOperationException("No text came.");
    }

    public double ResidentMegabytes()
    {
        _process.Refresh();
        return _process.WorkingSet64 / 1e6;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }
}
