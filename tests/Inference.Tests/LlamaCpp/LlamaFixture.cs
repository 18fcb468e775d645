using Arena.Inference.Devices;
using Arena.Inference.LlamaCpp;
using Arena.Inference.Tests.Models;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Arena.Inference.Tests.LlamaCpp;

/// <summary>An engine and its models for all tests of the in-process engine.</summary>
public sealed class LlamaFixture : IDisposable
{
    public ModelFolder Models { get; } = new();

    public static DeviceSpec Cpu(int index = 0, int lanes = 4, long memory = 2L << 30) =>
        new($"cpu{index}", DeviceKind.Cpu, index, 1, memory, lanes);

    public static void LoadLibrary() => LlamaLibrary.Load(null, NullLogger.Instance);

    public static IInferenceEngine NewEngine(Action<LlamaOptions>? configure = null) => NewLlamaEngine(configure);

    internal static LlamaEngine NewLlamaEngine(Action<LlamaOptions>? configure = null)
    {
        var options = new LlamaOptions();
        configure?.Invoke(options);
        return new LlamaEngine(Options.Create(options), new OneDevice(), NullLogger<LlamaEngine>.Instance);
    }

    public static ModelSpec Spec(string path, PromptFormat format = PromptFormat.Chat, int context = 0, string? sha256 = null) =>
        new("test", EngineKind.LlamaCpp, path, null, sha256, format, context);

    public static Task<ILoadedModel> LoadAsync(string path, int lanes = 4, PromptFormat format = PromptFormat.Chat, int context = 0, Action<LlamaOptions>? configure = null) =>
        NewEngine(configure).LoadAsync(Spec(path, format, context), Cpu(lanes: lanes), null, TestContext.Current.CancellationToken);

    public void Dispose() => Models.Dispose();

    private sealed class OneDevice : IDeviceDiscovery
    {
        public IReadOnlyList<DeviceSpec> Discover() => [Cpu()];
    }
}
