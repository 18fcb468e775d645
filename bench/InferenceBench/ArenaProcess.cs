using System.Diagnostics;
using Arena.Inference.Devices;

namespace Arena.InferenceBench;

/// <summary>The web host on a free port, with an empty data directory and one device beside the remote one.</summary>
internal sealed class ArenaProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ArenaProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<ArenaProcess> StartAsync(string folder, string catalogue, CoreSet cores)
    {
        var start = new ProcessStartInfo("dotnet", [Program()]) { RedirectStandardOutput = true };
        start.Environment["ARENA_DATA"] = Path.Combine(folder, "data");
        start.Environment["ARENA_CATALOG"] = catalogue;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Arena__Llama__Devices"] = $"cpu0:cores={cores},lanes={BenchModel.Lanes},memory=8GiB;remote0:lanes={BenchModel.Lanes}";
        start.Environment["Arena__Llama__RepetitionTokens"] = "0";
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Arena: http", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new ArenaProcess(process, new Uri(line["Arena: ".Length..].Split(',')[0]));
            }
        }

        throw new InvalidOperationException("The arena did not start.");
    }

    /// <summary>Seconds of processor time since its start, over all its threads.</summary>
    public double ProcessorSeconds()
    {
        _process.Refresh();
        return _process.TotalProcessorTime.TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    // Built beside this program, in the same configuration.
    private static string Program() => Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Web", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "Arena.Web.dll"));
}
