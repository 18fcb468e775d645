using System.Runtime.CompilerServices;
using Arena.Inference.LlamaCpp.Decoding;
using Arena.Inference.LlamaCpp.Prompts;
using Arena.Inference.LlamaCpp.Weights;

namespace Arena.Inference.LlamaCpp;

/// <summary>A model with a context on one device.</summary>
internal sealed class LlamaModel : ILoadedModel
{
    private readonly ModelHandle _weights;
    private readonly Vocabulary _vocabulary;
    private readonly IPromptTemplate _template;
    private readonly DecodeLoop _loop;
    private readonly Func<ValueTask> _release;
    private readonly int _repetitionTokens;
    private int _disposed;

    public LlamaModel(
        ModelHandle weights, Vocabulary vocabulary, IPromptTemplate template, DecodeLoop loop, int contextLength, int repetitionTokens, Func<ValueTask> release)
    {
        (_weights, _vocabulary, _template, _loop) = (weights, vocabulary, template, loop);
        (ContextLength, _repetitionTokens, _release) = (contextLength, repetitionTokens, release);
    }

    public int ContextLength { get; }

    /// <summary>For a peer in benchmarks that decodes with the same weights.</summary>
    internal ModelHandle Weights => _weights;

    public int CountTokens(IReadOnlyList<ChatMessage> messages)
    {
        GenerationRequestRules.Require(messages);
        return Tokenize(messages).Count;
    }

    public async IAsyncEnumerable<GenerationChunk> GenerateAsync(
        GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var job = CreateJob(request);
        _loop.Submit(job);
        await using var cancellation = cancellationToken.UnsafeRegister(
            static (state, token) => ((AnswerStream)state!).Fail(new OperationCanceledException(token)), job.Stream);
        try
        {
            GenerationChunk? chunk;
            do
            {
                chunk = job.Stream.Take();
                if (chunk is null)
                {
                    await job.Stream.WaitAsync();
                }
                else
                {
                    yield return chunk;
                }
            }
            while (chunk is not GenerationFinished);
        }
        finally
        {
            _loop.Abandon(job);
            job.Stream.Close();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _loop.Stop();
            await _loop.Ended;
            await _release();
        }
        else
        {
            await _loop.Ended;
        }
    }

    private AnswerJob CreateJob(GenerationRequest request)
    {
        GenerationRequestRules.Require(request);
        var prompt = Tokenize(request.Messages).ToArray();
        if (prompt.Length == 0)
        {
            throw new InferenceException(InferenceError.InvalidRequest, "The prompt has no tokens.");
        }

        if (prompt.Length >= ContextLength)
        {
            throw new InferenceException(InferenceError.ContextFull, $"The conversation takes {prompt.Length} tokens; the context holds {ContextLength}, one of them for an answer.");
        }

        var maxTokens = Math.Min(request.Sampling.MaxTokens, ContextLength - prompt.Length);
        return new AnswerJob(request.Session ?? "", prompt, maxTokens, request.Sampling, _repetitionTokens);
    }

    private List<int> Tokenize(IReadOnlyList<ChatMessage> messages)
    {
        if (Volatile.Read(ref _disposed) != 0 || !_weights.TryUse(out var use))
        {
            throw new InferenceException(InferenceError.Unavailable, "The model was unloaded.");
        }

        using (use)
        {
            return PromptTokenizer.Tokenize(_vocabulary, _template.Apply(messages));
        }
    }
}
