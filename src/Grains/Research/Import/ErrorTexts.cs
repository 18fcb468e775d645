using System.Text.RegularExpressions;

namespace Arena.Grains.Research.Import;

/// <summary>
/// Tells a message of a broken program from an answer. An answer may speak of errors: only a short text that begins like a message, or one
/// that is known word for word, is taken for one.
/// </summary>
internal static partial class ErrorTexts
{
    private const int LongestMessage = 600;

    public static bool IsError(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length <= LongestMessage && (Beginning().IsMatch(trimmed) || Known().IsMatch(trimmed));
    }

    [GeneratedRegex(
        @"^(?:[\[(<*⚠❌️\s]{0,4}(?:error|exception|failed|failure|api error|internal server error|runtimeerror|valueerror|keyerror|connectionerror|timeouterror|timed? ?out)\s*[:\])>*](?!\w)|traceback \(most recent call last\)|\{\s*""(?:error|detail)""\s*:|<!doctype html|<html|http(?: error)? [45]\d\d\b|error code:? \d{3}|(?:429|50[0234]) )",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();

    [GeneratedRegex(
        @"network error due to high traffic|\$moderation\$|cuda out of memory|outofmemoryerror|rate limit (?:exceeded|reached)|max retries exceeded|connection refused|read timed out|model .{0,80} (?:is currently loading|not found|could not be loaded)|service unavailable|bad gateway|gateway time-?out|^(?:none|null|nan|n/a)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Known();
}
