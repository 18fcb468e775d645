namespace Arena.EndToEnd.Tests.Chaos.Kills;

/// <summary>A vote that was sent, and its receipt once that came.</summary>
public sealed record SentVote(int Turn, string Verdict, string Key)
{
    /// <summary>The receipt's bytes; null while nothing confirmed the vote.</summary>
    public string? Receipt { get; init; }
}
