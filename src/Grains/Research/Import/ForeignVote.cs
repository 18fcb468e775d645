using Arena.Contracts.Battles;

namespace Arena.Grains.Research.Import;

/// <summary>A vote that was cast somewhere else, cleaned.</summary>
internal sealed record ForeignVote
{
    /// <summary>What makes it this vote and no other; the same file read twice gives it twice.</summary>
    public required string Identity { get; init; }

    public required string Left { get; init; }

    public required string Right { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>BCP 47; "und" where nobody knows.</summary>
    public required string Language { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What the file knows of the voter; null where it knows nothing, and the vote then stands for itself.</summary>
    public string? Voter { get; init; }

    public string Topic { get; init; } = "other";

    public int Turn { get; init; } = 1;

    public int LeftAttempt { get; init; }

    public int RightAttempt { get; init; }

    /// <summary>UTF-16 units; 0 where the file has no texts.</summary>
    public int LeftLength { get; init; }

    public int RightLength { get; init; }

    /// <summary>With which the pair was drawn; 0 where nobody knows.</summary>
    public double Probability { get; init; }

    /// <summary>JSON.</summary>
    public string Parameters { get; init; } = "{}";

    public string Flags { get; init; } = "";

    /// <summary>Id of the battle where it was fought; null where the file has none that another arena may know.</summary>
    public string? Battle { get; init; }
}
