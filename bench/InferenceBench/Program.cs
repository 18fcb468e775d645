using Arena.InferenceBench;

var settings = BenchSettings.Parse(args);
var folder = Directory.CreateTempSubdirectory("arena-bench-");
try
{
    var path = Path.Combine(folder.FullName, "half-billion.gguf");
    BenchModel.Write(path);
    await using var report = new BenchReport(Console.Out, settings);
    await report.RunAsync(path);
}
finally
{
    folder.Delete(recursive: true);
}
