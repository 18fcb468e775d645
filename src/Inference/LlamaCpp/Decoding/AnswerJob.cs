namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>One answer on its way. What is not said to be guarded belongs to the decoding thread.</summary>
internal sealed class AnswerJob : IDisposable
{
    private readonly RepetitionGuard _repetition;
    private readonly AnswerText _text;

    public AnswerJob(string session, int[] prompt, int maxTokens, SamplingParameters sampling, int repetitionTokens)
    {
        (Session, Prompt, MaxTokens, Sampling) = (session, prompt, maxTokens, sampling);
        _repetition = new RepetitionGuard(repetitionTokens);
        _text = new AnswerText(sampling.Stop);
    }

    public string Session { get; }

    public int[] Prompt { get; }

    /// <summary>Most tokens of the answer, already cut to the context.</summary>
    public int MaxTokens { get; }

    public SamplingParameters Sampling { get; }

    public AnswerStream Stream { get; } = new();

    /// <summary>Nobody reads it any more. Guarded by the loop's lock.</summary>
    public bool Abandoned { get; set; }

    /// <summary>It is in the batch being decoded and still wanted. Guarded by the loop's lock.</summary>
    public bool Watched { get; set; }

    public KvSlot? Slot { get; set; }

    public SamplerChain? Sampler { get; set; }

    public int CachedTokens { get; set; }

    public int AnswerTokens { get; private set; }

    /// <summary>Sampled and not yet decoded; -1 while the prompt is.</summary>
    public int NextToken { get; private set; } = -1;

    /// <summary>Tokens of it in the current batch.</summary>
    public int InBatch { get; set; }

    /// <summary>Index in the batch that has logits; -1 when none.</summary>
    public int LogitsIndex { get; set; } = -1;

    public int PromptLeft => Prompt.Length - Slot!.Count;

    /// <summary>Takes a sampled token's bytes into the text. Returns why the answer ends with it, or null.</summary>
    public FinishReason? Accept(int token, ReadOnlySpan<byte> piece)
    {
        NextToken = token;
        AnswerTokens++;
        _text.Add(piece);
        var ready = _text.Ready;
        Stream.Write(ready);
        _text.Release(ready.Length);
        return _text.Stopped ? FinishReason.Stop
            : _repetition.Add(token) ? FinishReason.Repetition
            : AnswerTokens >= MaxTokens ? FinishReason.Length
            : null;
    }

    public void Finish(FinishReason reason)
    {
        Stream.Write(_text.Rest);
        _text.Release(_text.Rest.Length);
        Stream.Finish(new GenerationFinished(reason, Prompt.Length, CachedTokens, AnswerTokens));
    }

    public void Dispose()
    {
        Sampler?.Dispose();
        _text.Dispose();
    }
}
