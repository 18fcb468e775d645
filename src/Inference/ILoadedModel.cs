namespace Arena.Inference;

/// <summary>A model resident on one device. All members are thread-safe; answers given at the same time are batched.</summary>
public interface ILoadedModel : IAsyncDisposable
{
    /// <summary>Tokens that one conversation may hold, prompt and answer together.</summary>
    int ContextLength { get; }

    /// <summary>Counts the tokens that the conversation takes once the model's prompt format is applied.</summary>
    int CountTokens(IReadOnlyList<ChatMessage> messages);

    /// <summary>
    /// Generates one answer. Yields text as it comes and ends with exactly one <see cref="GenerationFinished"/>.
    /// Text chunks never split a Unicode scalar value and never show control tokens.
    /// Cancelling frees the sequence within one decoding step.
    /// </summary>
    /// <exception cref="InferenceException">The answer failed; the model stays usable unless the code says otherwise.</exception>
    IAsyncEnumerable<GenerationChunk> GenerateAsync(GenerationRequest request, CancellationToken cancellationToken);
}
