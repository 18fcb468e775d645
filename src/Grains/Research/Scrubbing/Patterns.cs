using System.Text.RegularExpressions;

namespace Arena.Grains.Research.Scrubbing;

/// <summary>Regular expressions of the rules, and what stands beside a match.</summary>
internal static class Patterns
{
    /// <summary>Matches in linear time, whatever a model wrote.</summary>
    public static Regex Linear(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The character before a position; a space at the beginning.</summary>
    public static char Before(string text, int start) => start > 0 ? text[start - 1] : ' ';

    /// <summary>The character at a position; a space at the end.</summary>
    public static char After(string text, int end) => end < text.Length ? text[end] : ' ';

    /// <summary>The last character before a position that is no space; a space where there is none.</summary>
    public static char WordBefore(string text, int start)
    {
        var at = start - 1;
        while (at >= 0 && text[at] is ' ' or '\u00A0' or '\t')
        {
            at--;
        }

        return at >= 0 ? text[at] : ' ';
    }

    /// <summary>Whether a stretch stands by itself: no letter, digit or joining character touches it.</summary>
    public static bool StandsAlone(string text, Span span) =>
        !Joins(Before(text, span.Start)) && !Joins(After(text, span.End)) && !GoesOn(text, span.End);

    private static bool Joins(char character) => char.IsLetterOrDigit(character) || character is '_' or '$' or '#';

    // 3.14159 goes on behind its point, a sentence does not.
    private static bool GoesOn(string text, int end) =>
        After(text, end) is '.' or ',' or '-' or '/' && char.IsDigit(After(text, end + 1));
}
