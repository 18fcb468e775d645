namespace Arena.Inference.OpenAi;

/// <summary>A server answered with an error status.</summary>
internal sealed class ServerRefusal(int status, string body, TimeSpan? retryAfter) : Exception($"HTTP {status}: {body}")
{
    public int Status => status;

    public TimeSpan? RetryAfter => retryAfter;
}
