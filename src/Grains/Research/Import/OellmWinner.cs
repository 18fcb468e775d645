using Arena.Contracts.Battles;

namespace Arena.Grains.Research.Import;

/// <summary>The winner as the flat file of results has it: where it was displayed, and who it was. The two must agree.</summary>
internal static class OellmWinner
{
    /// <returns>Whether model A was displayed on the right; null where the text does not say.</returns>
    public static bool? Swapped(string text) => text.Trim().ToLowerInvariant() switch
    {
        "true" or "1" or "yes" => true,
        "false" or "0" or "no" => false,
        _ => null,
    };

    /// <param name="position">left, right, tie, both bad, as displayed.</param>
    /// <param name="source">Name of the winner, or the position again.</param>
    /// <param name="label">The source as a contestant's id, where it can be one.</param>
    /// <param name="left">Contestant displayed on the left.</param>
    /// <param name="right">Contestant displayed on the right.</param>
    public static (Verdict? Verdict, string Reason) Read(string position, string source, string? label, string left, string right)
    {
        var named = label == left ? Verdict.Left : label == right ? Verdict.Right : Word(source);
        return (Word(position), named) switch
        {
            (null, null) => (null, CleaningReason.UnknownWinner),
            ({ } one, null) when source.Trim().Length == 0 => (one, ""),
            (null, { } other) when position.Trim().Length == 0 => (other, ""),
            ({ } one, { } other) => one == other ? (one, "") : (null, CleaningReason.WinnerContradicted),
            _ => (null, CleaningReason.UnknownWinner),
        };
    }

    private static Verdict? Word(string text) => text.Trim().ToLowerInvariant().Replace('_', ' ').Replace('-', ' ') switch
    {
        "left" or "l" => Verdict.Left,
        "right" or "r" => Verdict.Right,
        "tie" or "draw" or "equal" or "both good" => Verdict.Tie,
        "both bad" or "bothbad" or "bad" or "neither" or "tie (bothbad)" => Verdict.BothBad,
        "cannot judge" => Verdict.CannotJudge,
        _ => null,
    };
}
