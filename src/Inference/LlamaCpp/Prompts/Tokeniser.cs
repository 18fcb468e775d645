using Arena.Inference.LlamaCpp.Weights;

namespace Arena.Inference.LlamaCpp.Prompts;

/// <summary>A model's vocabulary and prompt format without its weights. Thread-safe; freed after the last count.</summary>
internal sealed class Tokeniser(ModelHandle model, Vocabulary vocabulary, IPromptTemplate template, int contextLength) : IDisposable
{
    /// <summary>Null once it is disposed.</summary>
    public TokenCount? TryCount(IReadOnlyList<ChatMessage> messages)
    {
        if (!model.TryUse(out var use))
        {
            return null;
        }

        using (use)
        {
            return new TokenCount(PromptTokenizer.Tokenize(vocabulary, template.Apply(messages)).Count, contextLength);
        }
    }

    public void Dispose() => model.Dispose();
}
