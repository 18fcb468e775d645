using System.Diagnostics;
using System.Globalization;
using Arena.Contracts.Research;
using Arena.Grains.Hosting;
using Arena.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Arena.RatingsBench;

/// <summary>A real node on a data directory of its own, filled through the store. Wall time.</summary>
internal sealed class LogTasks(BenchSettings settings, Report report) : IAsyncDisposable
{
    private const int Requests = 100;

    // Until the runtime has recompiled what a request runs.
    private const int WarmUps = 400;

    // Of processor time in a second.
    private const int QuietMilliseconds = 100;

    private readonly string _data = Directory.CreateTempSubdirectory("arena-bench-").FullName;

    public async Task RunAsync()
    {
        await InProcessAsync();
        await ProcessesAsync();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_data, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task InProcessAsync()
    {
        using var host = await StartAsync();
        var log = host.Services.GetRequiredService<IVoteLog>();
        var since = Stopwatch.GetTimestamp();
        await new LogFiller(settings.LogVotes).FillAsync(log);
        report.Add("votes appended to the log through the store", "", Rate(settings.LogVotes, Stopwatch.GetElapsedTime(since)));
        await ReadAsync(log);
        await VerifyAsync(log);
        await ExportAsync(host, ExportFormat.Csv);
        await ExportAsync(host, ExportFormat.JsonLines);
        await host.StopAsync();
    }

    private async Task<IHost> StartAsync()
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration["ARENA_DATA"] = _data;
        builder.Logging.ClearProviders();
        builder.AddArenaNode();
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private async Task ReadAsync(IVoteLog log)
    {
        var whole = await MedianAsync(() => CountAsync(log.ReadAsync(0, CancellationToken.None)));
        await log.SealAsync(CancellationToken.None);
        var logged = await MedianAsync(() => CountAsync(log.ReadLoggedAsync(0, CancellationToken.None)));
        report.Add("the log read as whole rows", "", whole.ToString());
        report.Add("the log read as ratings read it, sealed", "", logged.ToString());
    }

    private async Task VerifyAsync(IVoteLog log)
    {
        var time = await MedianAsync(async () =>
        {
            if (await log.VerifyAsync(all: true, CancellationToken.None) is { } bad)
            {
                throw new InvalidOperationException($"Row {bad} is not as it was written.");
            }
        });
        report.Add("the whole hash chain checked", "", time.ToString());
    }

    private async Task ExportAsync(IHost host, ExportFormat format)
    {
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var (bytes, highest, allocated) = (0L, 0L, 0L);
        var time = await MedianAsync(async () =>
        {
            bytes = highest = 0;
            var before = GC.GetTotalAllocatedBytes();
            await foreach (var chunk in grains.NewExport().ExportAsync(new ExportRequest(ExportKind.Votes, format), CancellationToken.None))
            {
                bytes += chunk.Length;
                highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: false));
            }

            allocated = GC.GetTotalAllocatedBytes() - before;
        });
        var rate = Rate(settings.LogVotes, TimeSpan.FromMilliseconds(time.Wall));
        report.Add($"export of all votes as {format}", "100,000 rows/s", string.Create(CultureInfo.InvariantCulture, $"{rate} ({bytes / 1e6:N0} MB; {Report.Milliseconds(time.Processor)} of processors; managed heap at most {highest / 1e6:N0} MB; {allocated / settings.LogVotes:N0} bytes allocated a row)"));
    }

    private async Task ProcessesAsync()
    {
        const string Board = "api/leaderboard?method=davidson";
        var (started, answered, requests, languages, all) = (new List<Spent>(), new List<Spent>(), new List<double>(), new List<double>(), new List<double>());
        var resident = 0.0;
        for (var round = 0; round < Math.Min(settings.Rounds, 7); round++)
        {
            await using var arena = await ArenaProcess.StartAsync(_data);
            started.Add(new Spent(arena.Milliseconds, arena.ProcessorMilliseconds()));
            await GetAsync(arena, Board);
            answered.Add(new Spent(arena.Milliseconds, arena.ProcessorMilliseconds()));
            resident = arena.ResidentMegabytes();
            await WarmAsync(arena, Board);
            await QuietAsync(arena);
            var before = arena.ProcessorMilliseconds();
            for (var request = 0; request < Requests; request++)
            {
                requests.Add(await GetAsync(arena, Board));
                languages.Add(await GetAsync(arena, Board + "&language=en"));
            }

            all.Add((arena.ProcessorMilliseconds() - before) / (2 * Requests));
        }

        report.Add("start of the process until it listens", "", Spent.Median(started).ToString());
        report.Add($"start of the process until the first board with all votes is answered ({resident:N0} MB resident then)", "3000 ms", Spent.Median(answered).ToString());
        report.Add("a leaderboard request of 200 rows over HTTP, client included", "2 ms", new Spent(Timing.Median(requests), Timing.Median(all)).ToString());
        report.Add("the same of one language", "2 ms", Report.Milliseconds(Timing.Median(languages)));
    }

    private static async Task WarmAsync(ArenaProcess arena, string address)
    {
        for (var request = 0; request < WarmUps; request++)
        {
            await GetAsync(arena, address);
            await GetAsync(arena, address + "&language=en");
        }
    }

    /// <summary>Until the arena has done what it does by itself after a start: the report on integrity of a long log takes a while.</summary>
    private static async Task QuietAsync(ArenaProcess arena)
    {
        for (var (before, now) = (0.0, arena.ProcessorMilliseconds()); now - before > QuietMilliseconds; (before, now) = (now, arena.ProcessorMilliseconds()))
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        }
    }

    private static async Task<double> GetAsync(ArenaProcess arena, string address)
    {
        var since = Stopwatch.GetTimestamp();
        using var response = await arena.Http.GetAsync(address);
        await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }

    private static async Task CountAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var row in rows)
        {
            _ = row;
        }
    }

    private static async Task<Spent> MedianAsync(Func<Task> task)
    {
        var times = new List<Spent>();
        for (var round = 0; round < 6; round++)
        {
            var (since, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await task();
            times.Add(new Spent(Stopwatch.GetElapsedTime(since).TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds));
        }

        // The first compiles.
        return Spent.Median(times.Skip(1));
    }

    private static string Rate(int rows, TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{rows / time.TotalSeconds:N0} rows/s");

    /// <summary>Milliseconds on the wall, and of all processors.</summary>
    private readonly record struct Spent(double Wall, double Processor)
    {
        public static Spent Median(IEnumerable<Spent> times) =>
            new(Timing.Median(times.Select(time => time.Wall)), Timing.Median(times.Select(time => time.Processor)));

        public override string ToString() => $"{Report.Milliseconds(Wall)} ({Report.Milliseconds(Processor)} of processors)";
    }
}
