using Arena.InferenceBench;

var settings = BenchSettings.Parse(args);
var folder = Directory.CreateTempSubdirectory("arena-bench-");
try
{
    var path = Path.Combine(folder.FullName, "half-billion.gguf");
    BenchModel.Write(path);
    var table = new ResultTable(Console.Out);
    table.Begin(settings.CommandLine);
    if (settings.Parts.Any(part => part != "http"))
    {
        await using var engine = new EngineReport(table, settings);
        await engine.RunAsync(path);
    }

    if (settings.Has("http"))
    {
        using var peer = new PlainLoop(path, settings.Cores);
        await using var arena = await ArenaReport.StartAsync(table, settings, peer, folder.FullName, path);
        await arena.RunAsync();
    }
}
finally
{
    folder.Delete(recursive: true);
}
