using System.Text;

namespace Arena.Inference.OpenAi;

/// <summary>Tokens of a conversation where the tokeniser is the server's: an estimate on the high side.</summary>
internal static class TokenEstimate
{
    // Tokenisers of today take 3 bytes or more per token in every language that they were made for; too many is the safe side.
    private const int BytesPerToken = 3;
    private const int TokensPerMessage = 8;

    public static int Of(IReadOnlyList<ChatMessage> messages) =>
        messages.Sum(message => TokensPerMessage + ((Encoding.UTF8.GetByteCount(message.Text) + BytesPerToken - 1) / BytesPerToken));
}
