using System.Diagnostics;
using Arena.Grains.Storage.Sql;
using Arena.Grains.Storage.Sqlite;

namespace Arena.BoardsBench;

/// <summary>The web host as a process over a log that was written beforehand; what a leaderboard request takes from its bytes to its answer.</summary>
internal static class LeaderboardRequests
{
    private const int AtOnce = 2000;

    /// <returns>Milliseconds from the process' start to its address, the first request, then the median and the 95th percentile.</returns>
    public static async Task<(double Ready, double First, double Median, double High)> MeasureAsync(string program, int votes, int requests, int contestants)
    {
        var data = Directory.CreateTempSubdirectory("arena-bench-").FullName;
        try
        {
            await FillAsync(data, votes, contestants);
            return await RequestAsync(program, data, requests);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task FillAsync(string data, int votes, int contestants)
    {
        var database = new SqliteDatabase(new SqliteOptions(Path.Combine(data, "arena.db")));
        await new SqlSchema(database).MigrateAsync(CancellationToken.None);
        var log = new SqlVoteLog(database);
        var synthetic = new SyntheticLog(contestants, 14, 15, 20_000);
        for (var done = 0; done < votes; done += AtOnce)
        {
            var drafts = Enumerable.Range(0, Math.Min(AtOnce, votes - done)).Select(_ => synthetic.NextDraft()).ToList();
            await Task.WhenAll(drafts.Select(draft => log.AppendAsync(draft, CancellationToken.None)));
        }

        if (database is IDisposable disposable)
        {
            disposable.Dispose();
        }
    }

    private static async Task<(double Ready, double First, double Median, double High)> RequestAsync(string program, string data, int requests)
    {
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true };
        start.Environment["ARENA_DATA"] = data;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        var since = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        try
        {
            var address = await AddressAsync(process);
            var ready = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
            using var http = new HttpClient { BaseAddress = address };
            var times = new List<double>();
            for (var request = 0; request <= requests; request++)
            {
                var begun = Stopwatch.GetTimestamp();
                await http.GetByteArrayAsync("api/leaderboard");
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            var (first, sorted) = (times[0], times.Skip(1).Order().ToList());
            return (ready, first, sorted[sorted.Count / 2], sorted[sorted.Count * 95 / 100]);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<Uri> AddressAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Arena: http", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new Uri(line["Arena: ".Length..].Split(',')[0]);
            }
        }

        throw new InvalidOperationException("The arena did not start.");
    }
}
