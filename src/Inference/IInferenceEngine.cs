namespace Arena.Inference;

/// <summary>Loads models of one kind and says beforehand what they will need. Thread-safe; one instance per process.</summary>
public interface IInferenceEngine
{
    /// <summary>The kind of model this engine loads.</summary>
    EngineKind Kind { get; }

    /// <summary>Checks the model's file or endpoint without loading it and computes the memory it needs.</summary>
    /// <exception cref="InferenceException">The file is missing, broken, foreign or of an unsupported kind.</exception>
    Task<ModelFootprint> MeasureAsync(ModelSpec model, CancellationToken cancellationToken);

    /// <summary>Counts the tokens of a conversation by the model's own vocabulary. Needs neither a device nor the weights in memory.</summary>
    /// <exception cref="InferenceException">The messages are no conversation, or the model's file or server cannot be used.</exception>
    Task<TokenCount> CountTokensAsync(ModelSpec model, IReadOnlyList<ChatMessage> messages, CancellationToken cancellationToken);

    /// <summary>The same for one device: its lanes decide how much KV memory there is. Engines that need none leave it at the other one.</summary>
    Task<ModelFootprint> MeasureAsync(ModelSpec model, DeviceSpec device, CancellationToken cancellationToken) => MeasureAsync(model, cancellationToken);

    /// <summary>Loads the model onto a device. The caller owns the result and disposes it.</summary>
    /// <param name="model">What to load.</param>
    /// <param name="device">Where to load it.</param>
    /// <param name="progress">Receives the share loaded, 0 to 1; may be null.</param>
    /// <param name="cancellationToken">Gives up the load.</param>
    /// <exception cref="InferenceException">The load failed; nothing stays allocated.</exception>
    Task<ILoadedModel> LoadAsync(ModelSpec model, DeviceSpec device, IProgress<float>? progress, CancellationToken cancellationToken);
}
