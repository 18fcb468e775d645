using System.Globalization;
using Arena.Contracts.Battles;

namespace Arena.Grains.Research;

/// <summary>Words of the exports; documented in docs/research.md and never changed within a schema version.</summary>
internal static class Words
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Left => "left",
        Verdict.Right => "right",
        Verdict.Tie => "tie",
        Verdict.BothBad => "both_bad",
        _ => "cannot_judge",
    };

    public static string Of(AnswerStatus status) => status.ToString().ToLowerInvariant();

    public static string Of(Side side) => side == Side.Left ? "left" : "right";

    /// <summary>ISO 8601, UTC, milliseconds.</summary>
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
