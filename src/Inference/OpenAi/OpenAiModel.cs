using System.Runtime.CompilerServices;
using System.Text;
using Arena.Inference.LlamaCpp.Decoding;

namespace Arena.Inference.OpenAi;

/// <summary>A model that a server holds. Batching, contexts and caches are the server's.</summary>
internal sealed class OpenAiModel(ITextSource source, int contextLength, OpenAiOptions options, TimeProvider clock) : ILoadedModel
{
    private readonly CancellationTokenSource _disposed = new();

    public int ContextLength => contextLength;

    /// <summary>An estimate on the high side: servers do not offer their tokeniser in one common way.</summary>
    public int CountTokens(IReadOnlyList<ChatMessage> messages)
    {
        GenerationRequestRules.Require(messages);
        return TokenEstimate.Of(messages);
    }

    public async IAsyncEnumerable<GenerationChunk> GenerateAsync(GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        GenerationRequestRules.Require(request);
        cancellationToken.ThrowIfCancellationRequested();
        ObjectUse();
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposed.Token);
        await using var answer = new RemoteAnswer(source, request, options, clock, linked.Token);
        using var text = new AnswerText(request.Sampling.Stop);
        var progress = new RemoteProgress(request.Sampling.MaxTokens, options.RepetitionPieces);
        while (!progress.Ended && await NextAsync(answer, cancellationToken) is { } piece)
        {
            if (piece.Text.Length > 0)
            {
                text.Add(Encoding.UTF8.GetBytes(piece.Text));
            }

            progress.Take(piece, text.Stopped);
            var ready = (progress.Ended ? text.Rest : text.Ready).ToString();
            text.Release(ready.Length);
            if (ready.Length > 0)
            {
                yield return new GenerationText(ready);
            }
        }

        if (text.Rest.Length > 0)
        {
            yield return new GenerationText(text.Rest.ToString());
        }

        yield return progress.Finished(CountTokens(request.Messages));
    }

    public ValueTask DisposeAsync()
    {
        _disposed.Cancel();
        return ValueTask.CompletedTask;
    }

    private static InferenceException Unloaded() => new(InferenceError.Unavailable, "The model was unloaded.");

    private void ObjectUse()
    {
        if (_disposed.IsCancellationRequested)
        {
            throw Unloaded();
        }
    }

    private static async ValueTask<TextPiece?> NextAsync(RemoteAnswer answer, CancellationToken cancellationToken)
    {
        try
        {
            return await answer.NextAsync();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unloaded();
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }
}
