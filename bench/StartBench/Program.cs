using Arena.StartBench;

// Start, first text and size of the real web process with the demo models, and what the arena adds to the engine's own first text.
var web = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Web", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "Arena.Web.dll"));
const int Starts = 5;
const int Battles = 25;
var (ready, firstBattle, resident) = (new List<double>(), new List<double>(), new List<double>());
var (arena, engine) = (new List<double>(), new List<double>());
for (var start = 0; start < Starts; start++)
{
    await using var process = await WebProcess.StartAsync(web);
    ready.Add(process.ReadyMilliseconds);
    firstBattle.Add(await process.FirstTextAsync());
    for (var battle = 0; battle < Battles / Starts; battle++)
    {
        arena.Add(await process.FirstTextAsync());
    }

    resident.Add(process.ResidentMegabytes());
}

await using (var bare = await BareEngine.LoadAsync())
{
    await bare.FirstTextAsync();
    for (var answer = 0; answer < Battles; answer++)
    {
        engine.Add(await bare.FirstTextAsync());
    }
}

Print("start to ready, ms", ready);
Print("first text of the first battle (models not loaded), ms", firstBattle);
Print("first text of later battles, over HTTP, ms", arena);
Print("first text of the bare engine, same model and prompt, ms", engine);
Print("resident memory with the demo models loaded, MB", resident);

static void Print(string what, List<double> values)
{
    values.Sort();
    Console.WriteLine($"{what}: median {values[values.Count / 2]:0.0} (min {values[0]:0.0}, max {values[^1]:0.0}, n {values.Count})");
}
