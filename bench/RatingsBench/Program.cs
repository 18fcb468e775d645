using Arena.RatingsBench;

// One markdown table: the ratings library beside the same fits in numpy and scipy, and the vote log of a real node.
// dotnet run -c Release --project bench/RatingsBench -- [--votes N] [--log-votes N] [--rounds N] [--only numerics|log]
var settings = BenchSettings.Parse(args);
var report = new Report();
if (settings.Numerics)
{
    new NumericTasks(settings, report).Run();
}

if (settings.Log)
{
    await using var log = new LogTasks(settings, report);
    await log.RunAsync();
}

report.Print(settings);
