using System.ClientModel;
using System.Globalization;
using System.Text.Json;

namespace Arena.Inference.OpenAi;

/// <summary>What an exception of the transport means here.</summary>
/// <param name="Exception">The typed error.</param>
/// <param name="MayRetry">Another try may help.</param>
/// <param name="RetryAfter">What the server asked for.</param>
internal sealed record RemoteFailure(InferenceException Exception, bool MayRetry, TimeSpan? RetryAfter)
{
    private const int MostMessageCharacters = 600;

    /// <summary>Null for exceptions that are nobody's fault but this program's.</summary>
    public static RemoteFailure? From(Exception exception) => exception switch
    {
        ClientResultException { Status: > 0 } refused => FromStatus(refused.Status, refused, RetryAfterOf(refused)),
        ServerRefusal refused => FromStatus(refused.Status, refused, refused.RetryAfter),
        ClientResultException or HttpRequestException or IOException =>
            Failure(InferenceError.Unavailable, "The server cannot be reached or broke the connection", exception, mayRetry: true),

        // The client throws the last four for events that are JSON but not what they should be.
        JsonException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException =>
            Failure(InferenceError.Internal, "The server's stream is malformed", exception, mayRetry: false),
        _ => null,
    };

    private static RemoteFailure FromStatus(int status, Exception exception, TimeSpan? retryAfter) => status switch
    {
        408 or 429 or >= 500 => Failure(InferenceError.Unavailable, "The server is busy or broken", exception, mayRetry: true) with { RetryAfter = retryAfter },
        400 or 413 or 422 when IsContext(exception.Message) => Failure(InferenceError.ContextFull, "The conversation does not fit the server's context", exception, mayRetry: false),
        400 or 413 or 422 => Failure(InferenceError.InvalidRequest, "The server refuses the request", exception, mayRetry: false),
        _ => Failure(InferenceError.Unavailable, "The server refuses", exception, mayRetry: false),
    };

    // vLLM, llama-server and TGI word it differently; all of them name the context or the input's length.
    private static bool IsContext(string message) =>
        message.Contains("context length", StringComparison.OrdinalIgnoreCase)
        || message.Contains("context size", StringComparison.OrdinalIgnoreCase)
        || message.Contains("exceed_context", StringComparison.OrdinalIgnoreCase)
        || message.Contains("context_length", StringComparison.OrdinalIgnoreCase)
        || message.Contains("max_new_tokens", StringComparison.OrdinalIgnoreCase);

    private static TimeSpan? RetryAfterOf(ClientResultException refused) =>
        refused.GetRawResponse() is { } response
        && response.Headers.TryGetValue("Retry-After", out var value)
        && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static RemoteFailure Failure(InferenceError error, string what, Exception exception, bool mayRetry)
    {
        var detail = exception.Message[..Math.Min(exception.Message.Length, MostMessageCharacters)];
        return new RemoteFailure(new InferenceException(error, $"{what}: {detail}", exception), mayRetry, null);
    }
}
