using Arena.Inference;

namespace Arena.Support;

/// <summary>A loaded scripted contestant.</summary>
internal sealed class ScriptedModel(ScriptedEngine engine, string contestantId, DeviceSpec device, ModelFootprint footprint) : ILoadedModel
{
    public string ContestantId { get; } = contestantId;

    public string Contestant => ScriptedEngine.NameOf(ContestantId);

    public DeviceSpec Device { get; } = device;

    public long Bytes => footprint.WeightBytes + footprint.ContextBytes;

    public int ContextLength => footprint.ContextLength;

    public int CountTokens(IReadOnlyList<ChatMessage> messages) => engine.Count(ContestantId, messages);

    public IAsyncEnumerable<GenerationChunk> GenerateAsync(GenerationRequest request, CancellationToken cancellationToken)
    {
        GenerationRequestRules.Require(request);
        return engine.Ask(this, request).PlayAsync(cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        engine.Forget(this);
        return ValueTask.CompletedTask;
    }
}
