using Arena.Inference;
using Arena.Inference.Devices;
using Arena.Inference.LlamaCpp;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Arena.InferenceBench;

/// <summary>Measures the engine through its public interface.</summary>
internal sealed class EngineReport(ResultTable table, BenchSettings settings) : IAsyncDisposable
{
    private static readonly SamplingParameters Sampling = new(1, 0.7f, 0.9f, 40, 0, 1.1f, 1, []);

    private ILoadedModel? _model;

    public async Task RunAsync(string path)
    {
        var options = new LlamaOptions { RepetitionTokens = 0, ResidentSessions = 4 };
        var device = new DeviceSpec("cpu0", DeviceKind.Cpu, 0, settings.Cores.Numbers.Count, 64L << 30, BenchModel.Lanes) { Cores = settings.Cores };
        using var engine = new LlamaEngine(Options.Create(options), new Given(device), NullLogger<LlamaEngine>.Instance);
        var spec = new ModelSpec("bench", EngineKind.LlamaCpp, path, null, null, PromptFormat.Completion, BenchModel.Context);
        _model = await engine.LoadAsync(spec, device, null, CancellationToken.None);
        using var peer = new PlainLoop(path, settings.Cores, ((LlamaModel)_model).Weights);
        (string Part, Func<Task> Measure)[] parts =
            [("throughput", () => ThroughputAsync(peer)), ("batching", BatchingAsync), ("followup", FollowUpAsync), ("memory", AllocationsAsync), ("idle", IdleAsync)];
        foreach (var (part, measure) in parts)
        {
            await (settings.Has(part) ? measure() : Task.CompletedTask);
        }
    }

    public ValueTask DisposeAsync() => _model?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static GenerationRequest Ask(string session, string text, int tokens) =>
        new(session, [new ChatMessage(ChatRole.User, text)], Sampling with { MaxTokens = tokens });

    private async Task ThroughputAsync(PlainLoop peer)
    {
        foreach (var answers in settings.AtATime)
        {
            var (arena, plain, bare) = (new List<Spent>(), new List<Spent>(), new List<Spent>());
            for (var round = 0; round <= settings.Rounds; round++)
            {
                plain.Add(peer.Run(answers, BenchModel.Prompt, settings.Tokens, Sampling));
                arena.Add(await AnswerAsync(answers));
                bare.Add(peer.Run(answers, BenchModel.Prompt, settings.Tokens, sampling: null));
            }

            // The first round warms caches and the compiler.
            string Rate(List<Spent> rounds) => $"{answers * settings.Tokens / ResultTable.Median(rounds.Skip(1).Select(spent => spent.Wall)):0.0} tokens/s";
            double Ratio(List<Spent> other, Func<Spent, double> of) => ResultTable.Median(arena.Zip(other, (a, p) => of(p) / of(a)).Skip(1));
            table.Row($"{answers} at a time, against a plain loop with the library's sampling", Rate(arena), Rate(plain), Ratio(plain, spent => spent.Wall), Ratio(plain, spent => spent.Processor), ">= 0.97");
            table.Row($"{answers} at a time, against decoding alone, without sampling", Rate(arena), Rate(bare), Ratio(bare, spent => spent.Wall), Ratio(bare, spent => spent.Processor), "");
        }
    }

    private async Task BatchingAsync()
    {
        var (one, many) = (new List<Spent>(), new List<Spent>());
        for (var round = 0; round < settings.Rounds; round++)
        {
            one.Add(await AnswerAsync(1));
            many.Add(await AnswerAsync(BenchModel.Lanes));
        }

        double Ratio(Func<Spent, double> of) => ResultTable.Median(one.Zip(many, (o, m) => BenchModel.Lanes * of(o) / of(m)));
        string Rate(List<Spent> rounds, int answers) => $"{answers * settings.Tokens / ResultTable.Median(rounds.Select(spent => spent.Wall)):0.0} tokens/s";
        table.Row($"{BenchModel.Lanes} at a time, against one after another", Rate(many, BenchModel.Lanes), Rate(one, 1), Ratio(spent => spent.Wall), Ratio(spent => spent.Processor), ">= 2.8");
    }

    private async Task<Spent> AnswerAsync(int answers)
    {
        var watch = Watch.Start();
        await Task.WhenAll(Enumerable.Range(0, answers).Select(_ => ReadAsync(Ask("", BenchModel.Text(BenchModel.PromptTokens, 0), settings.Tokens))));
        return watch.Read();
    }

    private async Task FollowUpAsync()
    {
        const int History = 1500;
        const int New = 30;
        var (resident, fresh) = (new List<Spent>(), new List<Spent>());
        for (var round = 0; round < settings.Rounds; round++)
        {
            var whole = BenchModel.Text(History, round) + BenchModel.Text(New, 5000);
            await ReadAsync(Ask("battle", BenchModel.Text(History, round), 1));
            fresh.Add(await SpentAsync(Ask("other", whole, 1)));
            resident.Add(await SpentAsync(Ask("battle", whole, 1)));
            await ReadAsync(Ask("other", "w1", 1));
        }

        string Time(List<Spent> rounds) => $"{ResultTable.Median(rounds.Select(spent => spent.Wall)) * 1000:0} ms";
        double Ratio(Func<Spent, double> of) => ResultTable.Median(fresh.Zip(resident, (f, r) => of(f) / of(r)));
        table.Row($"follow-up of {New} tokens after {History}, against evaluating everything", Time(resident), Time(fresh), Ratio(spent => spent.Wall), Ratio(spent => spent.Processor), ">= 15");
    }

    private async Task AllocationsAsync()
    {
        const int Tokens = 400;
        await ReadAsync(Ask("", BenchModel.Text(BenchModel.PromptTokens, 0), 8));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var counts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ReadAsync(Ask("", BenchModel.Text(BenchModel.PromptTokens, 0), Tokens))));
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        table.Row($"managed memory per token, reader and request included ({counts.Sum()} tokens)", $"{(double)bytes / counts.Sum():0} B", "", null, null, "< 100 B");
    }

    private async Task IdleAsync()
    {
        var watch = Watch.Start();
        await Task.Delay(TimeSpan.FromSeconds(settings.IdleSeconds), TimeProvider.System);
        table.Row($"processor time in {settings.IdleSeconds} s with the model loaded and nothing to do, engine alone", $"{watch.Read().Processor * 1000:0} ms", "", null, null, "about 0");
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
