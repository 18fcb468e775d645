namespace Arena.Inference.OpenAi;

/// <summary>Settings for servers with the OpenAI API. Bound from the section Arena:OpenAi.</summary>
public sealed class OpenAiOptions
{
    /// <summary>Key sent to servers that <see cref="Keys"/> does not name. Most self-hosted servers want none, and get a place-holder.</summary>
    public string? Key { get; set; }

    /// <summary>Keys by host and port of the server, for instance <c>gpu1:8000</c>.</summary>
    public IDictionary<string, string> Keys { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Longest wait for the next token. 30 s: the arena fails an answer after as long.</summary>
    public TimeSpan TokenTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest wait for a connection and for the list of models. 10 s tells a server that is gone from one that is busy.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Further tries before the first token when the server is busy or the connection broke. Text that was shown is never begun again.</summary>
    public int Retries { get; set; } = 2;

    /// <summary>Wait before the first further try; it doubles each time. A server's Retry-After counts instead, up to <see cref="MostRetryDelay"/>.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest wait before a further try, whatever the server asks for.</summary>
    public TimeSpan MostRetryDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Context length of models for which neither the catalogue nor the server names one.</summary>
    public int ContextLength { get; set; } = 4096;

    /// <summary>An answer ends when its last pieces, at least this many, repeat one passage. 0 turns the guard off.</summary>
    public int RepetitionPieces { get; set; } = 96;
}
