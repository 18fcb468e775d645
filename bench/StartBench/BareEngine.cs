using System.Diagnostics;
using Arena.Inference;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Arena.StartBench;

/// <summary>The engine alone, on one thread, as a device of the arena has it.</summary>
internal sealed class BareEngine : IAsyncDisposable
{
    public const string Prompt = "How do I insert a table into a text document?";

    private readonly ServiceProvider _services;
    private readonly ILoadedModel _model;
    private uint _seed;

    private BareEngine(ServiceProvider services, ILoadedModel model) => (_services, _model) = (services, model);

    public static async Task<BareEngine> LoadAsync()
    {
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton(TimeProvider.System).AddLogging().AddArenaInference().BuildServiceProvider();
        var engine = services.GetServices<IInferenceEngine>().Single(engine => engine.Kind == EngineKind.LlamaCpp);
        var file = Path.Combine(Checkout(AppContext.BaseDirectory), "models", "demo", "demo-en.gguf");
        var model = new ModelSpec("bare", EngineKind.LlamaCpp, file, null, null, PromptFormat.Chat, 512);
        var device = new DeviceSpec("cpu0", DeviceKind.Cpu, 0, 1, 1L << 30, 4);
        return new BareEngine(services, await engine.LoadAsync(model, device, null, CancellationToken.None));
    }

    /// <summary>From the request to the first chunk of text, in milliseconds.</summary>
    public async Task<double> FirstTextAsync()
    {
        var sampling = new SamplingParameters(300, 0.7f, 0.9f, 40, 0, 1.1f, _seed++, []);
        var request = new GenerationRequest($"bench/{_seed}", [new ChatMessage(ChatRole.User, Prompt)], sampling);
        var since = Stopwatch.GetTimestamp();
        double? first = null;
        await foreach (var chunk in _model.GenerateAsync(request, CancellationToken.None))
        {
            first ??= chunk is GenerationText ? Stopwatch.GetElapsedTime(since).TotalMilliseconds : null;
        }

        return first ?? 0;
    }

    public async ValueTask DisposeAsync()
    {
        await _model.DisposeAsync();
        await _services.DisposeAsync();
    }

    private static string Checkout(string folder) =>
        File.Exists(Path.Combine(folder, "Arena.sln")) ? folder : Checkout(Path.GetDirectoryName(folder)!);
}
