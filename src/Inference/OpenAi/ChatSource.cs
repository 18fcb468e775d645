using System.Runtime.CompilerServices;
using OpenAI.Chat;

namespace Arena.Inference.OpenAi;

/// <summary>The chat endpoint, through the official client.</summary>
internal sealed class ChatSource(ChatClient client) : ITextSource
{
    // OpenAI takes four; servers that take more need not be told, for stop strings are looked for here as well.
    private const int MostStops = 4;

    public async IAsyncEnumerable<TextPiece> StreamAsync(GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var messages = request.Messages.Select(Convert);
        await foreach (var update in client.CompleteChatStreamingAsync(messages, Options(request.Sampling), cancellationToken))
        {
            yield return new TextPiece(string.Concat(update.ContentUpdate.Select(part => part.Text)), Finish(update.FinishReason), Usage(update.Usage));
        }
    }

    private static OpenAI.Chat.ChatMessage Convert(ChatMessage message) => message.Role switch
    {
        ChatRole.System => new SystemChatMessage(message.Text),
        ChatRole.Assistant => new AssistantChatMessage(message.Text),
        _ => new UserChatMessage(message.Text),
    };

    private static ChatCompletionOptions Options(SamplingParameters sampling)
    {
        var options = new ChatCompletionOptions { Temperature = sampling.Temperature, TopP = sampling.TopP };
        foreach (var stop in sampling.Stop.Take(MostStops))
        {
            options.StopSequences.Add(stop);
        }

#pragma warning disable OPENAI001, SCME0001 // Seed and raw fields are marked as experimental in the client; the wire format is not.
        options.Seed = sampling.Seed;
        foreach (var (name, value) in ServerFields.Of(sampling))
        {
            options.Patch.Set(System.Text.Encoding.UTF8.GetBytes("$." + name), value);
        }
#pragma warning restore OPENAI001, SCME0001
        return options;
    }

    private static FinishReason? Finish(ChatFinishReason? reason) => reason switch
    {
        null => null,
        ChatFinishReason.Length => FinishReason.Length,
        _ => FinishReason.Stop,
    };

    private static TokenUsage? Usage(ChatTokenUsage? usage) => usage is null
        ? null
        : new TokenUsage(usage.InputTokenCount, usage.InputTokenDetails?.CachedTokenCount ?? 0, usage.OutputTokenCount);
}
