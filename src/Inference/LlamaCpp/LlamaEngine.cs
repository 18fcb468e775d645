using System.Collections.Concurrent;
using Arena.Inference.Devices;
using Arena.Inference.LlamaCpp.Decoding;
using Arena.Inference.LlamaCpp.Gguf;
using Arena.Inference.LlamaCpp.Native;
using Arena.Inference.LlamaCpp.Prompts;
using Arena.Inference.LlamaCpp.Weights;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Arena.Inference.LlamaCpp;

/// <summary>Runs GGUF models inside this process with llama.cpp.</summary>
internal sealed class LlamaEngine(IOptions<LlamaOptions> options, IDeviceDiscovery discovery, ILogger<LlamaEngine> logger) : IInferenceEngine, IDisposable
{
    private readonly LlamaOptions _options = options.Value;

    // A footprint names no device, so it is that of the device with the most lanes: what fits by it fits everywhere.
    private readonly Lazy<int> _lanes = new(
        () => discovery.Discover().Where(device => device.Kind != DeviceKind.Remote).Select(device => device.Lanes).DefaultIfEmpty(1).Max(),
        LazyThreadSafetyMode.PublicationOnly);

    private readonly FileHashes _hashes = new();
    private readonly MemoryLedger _memory = new();
    private readonly WeightStore _weights = new();
    private readonly TokeniserStore _tokenisers = new(options.Value.Tokenisers);
    private readonly ConcurrentDictionary<string, DeviceTurn> _turns = new();

    public EngineKind Kind => EngineKind.LlamaCpp;

    public Task<ModelFootprint> MeasureAsync(ModelSpec model, CancellationToken cancellationToken) => MeasureAsync(model, _lanes.Value, cancellationToken);

    public Task<ModelFootprint> MeasureAsync(ModelSpec model, DeviceSpec device, CancellationToken cancellationToken) =>
        MeasureAsync(model, device.Lanes, cancellationToken);

    public async Task<TokenCount> CountTokensAsync(ModelSpec model, IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken)
    {
        GenerationRequestRules.Require(messages);
        LlamaLibrary.Load(_options.LibraryFolder, logger);
        return await _tokenisers.CountAsync(TokeniserKey.Of(model), () => OnOwnThread(() => OpenTokeniser(model)), messages).WaitAsync(cancellationToken);
    }

    public void Dispose() => _tokenisers.Dispose();

    public async Task<ILoadedModel> LoadAsync(ModelSpec model, DeviceSpec device, IProgress<float>? progress, CancellationToken cancellationToken)
    {
        LlamaLibrary.Load(_options.LibraryFolder, logger);
        var gpu = NativeDevices.Find(device);
        var file = await OpenAsync(model, cancellationToken);
        if (model.Sha256 is not null)
        {
            await VerifyAsync(model, file, cancellationToken);
        }

        var plan = ContextPlanner.Plan(file.Shape, model.ContextLength, device.Lanes, _options);
        var resources = new Stack<IAsyncDisposable>();
        try
        {
            var key = WeightKey.Of(file.Info, device);
            resources.Push(new Release(_memory.Book(device, key, file.Header.TensorBytes, plan.Bytes)));
            var lease = await _weights.AcquireAsync(
                key,
                () => OnOwnThread(() => ModelLoader.Load(file.Info.FullName, gpu, progress, cancellationToken)),
                cancellationToken);
            resources.Push(lease);
            progress?.Report(1);
            var loaded = await StartAsync(model, device, plan, lease.Handle, gpu != 0, () => ReleaseAsync(resources));
            LibraryLog.ModelLoaded(logger, model.Id, device.Name, file.Header.TensorBytes, plan.Bytes, plan.Lanes, plan.ContextLength);
            return loaded;
        }
        catch
        {
            await ReleaseAsync(resources);
            throw;
        }
    }

    private async Task<ModelFootprint> MeasureAsync(ModelSpec model, int lanes, CancellationToken cancellationToken)
    {
        var file = await OpenAsync(model, cancellationToken);
        var sha256 = await VerifyAsync(model, file, cancellationToken);
        var plan = ContextPlanner.Plan(file.Shape, model.ContextLength, lanes, _options);
        return new ModelFootprint(file.Header.TensorBytes, plan.Bytes, plan.ContextLength, sha256, GgmlTypes.Quantisation(file.Header));
    }

    private static async ValueTask ReleaseAsync(Stack<IAsyncDisposable> resources)
    {
        while (resources.TryPop(out var resource))
        {
            await resource.DisposeAsync();
        }
    }

    private static Task<ModelFile> OpenAsync(ModelSpec model, CancellationToken cancellationToken) =>
        Task.Run(() => ModelFile.Open(model), cancellationToken);

    private Tokeniser OpenTokeniser(ModelSpec model)
    {
        var file = ModelFile.Open(model);
        var vocabulary = ModelLoader.LoadVocabulary(file.Info.FullName, CancellationToken.None);
        try
        {
            var pointer = vocabulary.DangerousGetHandle();
            var length = ContextPlanner.Plan(file.Shape, model.ContextLength, lanes: 1, _options).ContextLength;
            return new Tokeniser(vocabulary, new Vocabulary(pointer), CreateTemplate(model, pointer), length);
        }
        catch
        {
            vocabulary.Dispose();
            throw;
        }
    }

    // A load blocks for as long as the disk takes; the pool's threads are for short work.
    private static Task<T> OnOwnThread<T>(Func<T> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private async Task<string> VerifyAsync(ModelSpec model, ModelFile file, CancellationToken cancellationToken)
    {
        var sha256 = await _hashes.Sha256Async(file.Info, cancellationToken);
        return model.Sha256 is null || model.Sha256.Equals(sha256, StringComparison.OrdinalIgnoreCase)
            ? sha256
            : throw new InferenceException(InferenceError.HashMismatch, $"{file.Info.Name} has the SHA-256 {sha256}; the catalogue says {model.Sha256}.");
    }

    private async Task<LlamaModel> StartAsync(
        ModelSpec model, DeviceSpec device, ContextPlan plan, ModelHandle weights, bool gpu, Func<ValueTask> release)
    {
        var pointer = weights.DangerousGetHandle();
        RequireDecoder(model, pointer);
        var vocabulary = new Vocabulary(pointer);
        var template = CreateTemplate(model, pointer);
        var turn = _turns.GetOrAdd(device.Name, static _ => new DeviceTurn());
        var settings = new LoopSettings(model.Id, device.Name, plan, _options.PromptChunkTokens, _options.MaxWaiting, turn);
        var loop = new DecodeLoop(settings, vocabulary, () => new DecodingContext(pointer, plan, vocabulary.Size, device.Threads, device.Cores, gpu), logger);
        loop.Start();
        await loop.Ready;
        return new LlamaModel(weights, vocabulary, template, loop, plan.ContextLength, _options.RepetitionTokens, async () =>
        {
            await release();
            LibraryLog.ModelUnloaded(logger, model.Id, device.Name);
        });
    }

    private static void RequireDecoder(ModelSpec model, nint pointer)
    {
        if (Llama.ModelHasDecoder(pointer) == 0 || Llama.ModelHasEncoder(pointer) != 0 || Llama.ModelIsDiffusion(pointer) != 0)
        {
            throw new InferenceException(InferenceError.FileInvalid, $"{model.Id} is not a decoder-only model.");
        }
    }

    private static unsafe IPromptTemplate CreateTemplate(ModelSpec model, nint pointer)
    {
        if (model.Format == PromptFormat.Completion)
        {
            return new CompletionTemplate();
        }

        var template = System.Runtime.InteropServices.Marshal.PtrToStringUTF8((nint)Llama.ModelChatTemplate(pointer, null));
        return template is null ? throw new InferenceException(InferenceError.FileInvalid, $"{model.Id} has no chat template; declare its format as completion.")
            : ChatTemplate.TryCreate(template)
            ?? throw new InferenceException(InferenceError.FileInvalid, $"The chat template of {model.Id} is none that llama.cpp knows; declare its format as completion.");
    }

    private sealed class Release(IDisposable resource) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            resource.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
