using Arena.Inference;

namespace Arena.Grains.Research.SelfTest;

/// <summary>An engine whose contestants answer with what they are worth.</summary>
internal sealed class WorthEngine(Func<string, double> worth) : IInferenceEngine
{
    private const int Context = 4096;

    public EngineKind Kind => EngineKind.Scripted;

    public Task<ModelFootprint> MeasureAsync(ModelSpec model, CancellationToken cancellationToken) =>
        Task.FromResult(new ModelFootprint(1, 0, Context, null, null));

    public Task<TokenCount> CountTokensAsync(ModelSpec model, IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken) =>
        Task.FromResult(new TokenCount(WorthModel.Count(messages), Context));

    public Task<ILoadedModel> LoadAsync(ModelSpec model, DeviceSpec device, IProgress<float>? progress, CancellationToken cancellationToken) =>
        Task.FromResult<ILoadedModel>(new WorthModel(WorthText.Write(worth(model.Id)), Context));
}
