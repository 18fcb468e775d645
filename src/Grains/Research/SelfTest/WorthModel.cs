using System.Runtime.CompilerServices;
using Arena.Inference;

namespace Arena.Grains.Research.SelfTest;

/// <summary>Says one sentence, word by word.</summary>
internal sealed class WorthModel(string text, int contextLength) : ILoadedModel
{
    public int ContextLength => contextLength;

    public static int Count(IReadOnlyList<ChatMessage> messages) => messages.Sum(message => message.Text.Split(' ').Length);

    public int CountTokens(IReadOnlyList<ChatMessage> messages) => Count(messages);

    public async IAsyncEnumerable<GenerationChunk> GenerateAsync(GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var words = text.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new GenerationText(i == 0 ? words[i] : " " + words[i]);
        }

        yield return new GenerationFinished(FinishReason.Stop, CountTokens(request.Messages), 0, words.Length);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
