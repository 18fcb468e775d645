using Arena.Inference;
using Arena.Inference.Devices;
using Arena.Inference.LlamaCpp;
using Arena.Inference.LlamaCpp.Decoding;
using Arena.Inference.LlamaCpp.Gguf;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Arena.InferenceBench;

/// <summary>Runs every measurement and writes them as markdown.</summary>
internal sealed class BenchReport(TextWriter output, BenchSettings settings) : IAsyncDisposable
{
    private const int Lanes = 16;
    private const int Context = 2048;
    private const int PromptTokens = 8;

    private static readonly SamplingParameters Sampling = new(1, 0.8f, 0.95f, 40, 0, 1, 1, []);

    private ILoadedModel? _model;

    public async Task RunAsync(string path)
    {
        var options = new LlamaOptions { RepetitionTokens = 0, ResidentSessions = 4 };
        var device = new DeviceSpec("cpu0", DeviceKind.Cpu, 0, settings.Threads, 64L << 30, Lanes);
        var engine = new LlamaEngine(Options.Create(options), new Given(device), NullLogger<LlamaEngine>.Instance);
        _model = await engine.LoadAsync(new ModelSpec("bench", EngineKind.LlamaCpp, path, null, null, PromptFormat.Completion, Context), device, null, CancellationToken.None);
        output.WriteLine($"{MachineName()}, {Environment.ProcessorCount} cores, {TimeProvider.System.GetUtcNow():yyyy-MM-dd}; `dotnet run -c Release --project bench/InferenceBench -- --threads {settings.Threads} --rounds {settings.Rounds} --tokens {settings.Tokens}`");
        await ThroughputAsync(path, options);
        await BatchingAsync();
        await FollowUpAsync();
        await AllocationsAsync();
    }

    public ValueTask DisposeAsync() => _model?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2] + sorted[(sorted.Count / 2) - 1]) / 2;
    }

    private static string MachineName()
    {
        const string Facts = "/proc/cpuinfo";
        var line = File.Exists(Facts) ? File.ReadLines(Facts).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line?.Split(':', 2)[1].Trim() ?? "unknown processor";
    }

    private static string Words(int count, int from) => string.Concat(Enumerable.Range(from, count).Select(number => $" w{BenchModel.Words + number}"));

    private static GenerationRequest Ask(string session, string text, int tokens) =>
        new(session, [new ChatMessage(ChatRole.User, text)], Sampling with { MaxTokens = tokens });

    private async Task ThroughputAsync(string path, LlamaOptions options)
    {
        ModelShape shape;
        using (var file = File.OpenRead(path))
        {
            shape = ModelShapeReader.Read(GgufReader.Read(file));
        }

        using var peer = new PlainLoop(path, ContextPlanner.Plan(shape, Context, Lanes, options), shape.VocabSize, settings.Threads);
        var prompt = Enumerable.Range(0, PromptTokens).Select(number => BenchModel.Words + number).ToArray();
        output.WriteLine();
        output.WriteLine("| answers at a time | arena, tokens/s | plain loop, tokens/s | ratio | ratio of processor time |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (var answers in new[] { 1, 4, 8, 16 })
        {
            var (arena, plain) = (new List<Spent>(), new List<Spent>());
            for (var round = 0; round <= settings.Rounds; round++)
            {
                plain.Add(peer.Run(answers, prompt, settings.Tokens, Sampling));
                arena.Add(await AnswerAsync(answers));
            }

            // The first round warms caches and the compiler.
            double Rate(List<Spent> rounds) => answers * settings.Tokens / Median(rounds.Skip(1).Select(spent => spent.Wall));
            double Ratio(Func<Spent, double> of) => Median(arena.Zip(plain, (a, p) => of(p) / of(a)).Skip(1));
            output.WriteLine($"| {answers} | {Rate(arena):0.0} | {Rate(plain):0.0} | {Ratio(spent => spent.Wall):0.00} | {Ratio(spent => spent.Processor):0.00} |");
        }
    }

    private async Task BatchingAsync()
    {
        var (wall, processor) = (new List<double>(), new List<double>());
        for (var round = 0; round < settings.Rounds; round++)
        {
            var one = await AnswerAsync(1);
            var many = await AnswerAsync(Lanes);
            wall.Add(Lanes * one.Wall / many.Wall);
            processor.Add(Lanes * one.Processor / many.Processor);
        }

        output.WriteLine();
        output.WriteLine($"- {Lanes} answers at a time against one after another: {Median(wall):0.00} times the tokens per second ({Median(processor):0.00} times per second of processor time).");
    }

    private async Task<Spent> AnswerAsync(int answers)
    {
        var watch = Watch.Start();
        await Task.WhenAll(Enumerable.Range(0, answers).Select(_ => ReadAsync(Ask("", Words(PromptTokens, 0), settings.Tokens))));
        return watch.Read();
    }

    private async Task FollowUpAsync()
    {
        const int History = 1500;
        const int New = 30;
        var (resident, fresh) = (new List<Spent>(), new List<Spent>());
        for (var round = 0; round < settings.Rounds; round++)
        {
            var whole = Words(History, round) + Words(New, 5000);
            await ReadAsync(Ask("battle", Words(History, round), 1));
            fresh.Add(await SpentAsync(Ask("other", whole, 1)));
            resident.Add(await SpentAsync(Ask("battle", whole, 1)));
            await ReadAsync(Ask("other", "w1", 1));
        }

        double Ratio(Func<Spent, double> of) => Median(fresh.Zip(resident, (f, r) => of(f) / of(r)));
        output.WriteLine(
            $"- {New} new tokens after {History} of history: {Median(resident.Select(spent => spent.Wall)) * 1000:0} ms with the prefix in KV memory, {Median(fresh.Select(spent => spent.Wall)) * 1000:0} ms without: "
            + $"{Ratio(spent => spent.Wall):0.0} times faster ({Ratio(spent => spent.Processor):0.0} times less processor time).");
    }

    private async Task AllocationsAsync()
    {
        const int Tokens = 400;
        await ReadAsync(Ask("", Words(PromptTokens, 0), 8));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var counts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ReadAsync(Ask("", Words(PromptTokens, 0), Tokens))));
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        output.WriteLine($"- Managed memory: {(double)bytes / counts.Sum():0} bytes per token, with the reader's chunks and everything that an answer needs once ({counts.Sum()} tokens, 4 answers at a time).");
    }

    private async Task<Spent> SpentAsync(GenerationRequest request)
    {
        var watch = Watch.Start();
        await ReadAsync(request);
        return watch.Read();
    }

    private async Task<int> ReadAsync(GenerationRequest request)
    {
        var tokens = 0;
        await foreach (var chunk in _model!.GenerateAsync(request, CancellationToken.None))
        {
            tokens = (chunk as GenerationFinished)?.AnswerTokens ?? tokens;
        }

        return tokens;
    }

    private sealed class Given(DeviceSpec device) : IDeviceDiscovery
    {
        public IReadOnlyList<DeviceSpec> Discover() => [device];
    }
}
