using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Arena.Inference;

namespace Arena.Grains.Tests.Models;

/// <summary>A loaded model that says what the test says, when its reader is there to hear it.</summary>
internal sealed class HandFedModel : ILoadedModel
{
    private readonly Channel<(GenerationChunk Chunk, TaskCompletionSource Heard)> _chunks = Channel.CreateUnbounded<(GenerationChunk, TaskCompletionSource)>();

    public int ContextLength => 4096;

    public bool IsCancelled { get; private set; }

    /// <summary>Ends when the reader has dealt with the text and asks for more.</summary>
    public Task SayAsync(string text)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _chunks.Writer.TryWrite((new GenerationText(text), heard));
        return heard.Task;
    }

    public void End() => _chunks.Writer.TryComplete();

    public void Break(Exception exception) => _chunks.Writer.TryComplete(exception);

    public int CountTokens(IReadOnlyList<ChatMessage> messages) => messages.Count;

    public async IAsyncEnumerable<GenerationChunk> GenerateAsync(GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var (chunk, heard) in _chunks.Reader.ReadAllAsync(cancellationToken))
            {
                yield return chunk;
                heard.SetResult();
            }
        }
        finally
        {
            IsCancelled = cancellationToken.IsCancellationRequested;
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
