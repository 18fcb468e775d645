using System.Globalization;
using Arena.Contracts;

namespace Arena.Grains.Battles;

/// <summary>What a prompt may be.</summary>
internal static class PromptRules
{
    /// <summary>Line ends as \n, no white space at either end.</summary>
    public static string Clean(string prompt) => prompt.ReplaceLineEndings("\n").Trim();

    /// <returns>Why a cleaned prompt is refused, or null.</returns>
    public static Refusal? Check(string prompt, int limit) =>
        prompt.Length == 0 ? new Refusal(RefusalCode.PromptEmpty)
        : prompt.Length > limit ? new Refusal(RefusalCode.PromptTooLong, $"{prompt.Length} characters; the limit is {limit}")
        : !IsText(prompt) ? new Refusal(RefusalCode.PromptInvalid, "control characters or broken Unicode")
        : null;

    /// <summary>Keys are 8 to 100 printable ASCII characters.</summary>
    public static bool IsKey(string? key) => key is { Length: >= 8 and <= 100 } && key.All(c => c is > ' ' and <= '~');

    private static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || (char.GetUnicodeCategory(text[i]) == UnicodeCategory.Control && text[i] is not ('\n' or '\t')))
            {
                return false;
            }
        }

        return true;
    }
}
