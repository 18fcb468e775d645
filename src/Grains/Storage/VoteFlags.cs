namespace Arena.Grains.Storage;

/// <summary>What the log notes of a vote's answers.</summary>
internal static class VoteFlags
{
    public const string InterruptedLeft = "interrupted_left";
    public const string InterruptedRight = "interrupted_right";
    public const string SelfNamedLeft = "self_named_left";
    public const string SelfNamedRight = "self_named_right";

    /// <summary>Flags as the log has them: comma separated and sorted.</summary>
    public static string Join(IEnumerable<string> flags) => string.Join(',', flags.Order(StringComparer.Ordinal));

    /// <summary>Whether an answer told whose it is.</summary>
    public static bool TellsIdentity(string flags) => flags.Split(',') is var all && (all.Contains(SelfNamedLeft) || all.Contains(SelfNamedRight));
}
