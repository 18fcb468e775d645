using Arena.Grains.Storage;

namespace Arena.Grains.Research;

/// <summary>How the voted answers are formatted, as the last columns of the vote log.</summary>
internal static class StyleColumns
{
    private static readonly int?[] Unknown = new int?[10];

    public static IReadOnlyList<string> Names { get; } =
    [
        "left_tokens", "right_tokens", "left_headers", "right_headers", "left_lists", "right_lists", "left_bold", "right_bold", "left_code", "right_code",
    ];

    /// <summary>One per name; all null where the style is not known.</summary>
    public static int?[] Of(VoteStyle? style) => style is var (left, right)
        ? [left.Tokens, right.Tokens, left.Headers, right.Headers, left.Lists, right.Lists, left.Bold, right.Bold, left.Code, right.Code]
        : Unknown;
}
