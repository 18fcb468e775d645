using System.Text;

namespace Arena.Grains.Storage.Sql;

/// <summary>
/// What a text becomes on its way into a database: PostgreSQL takes neither U+0000 nor half a surrogate pair, and a model's answer can
/// hold both. Both databases store U+FFFD instead.
/// </summary>
internal static class StoredText
{
    public static string Clean(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && !text.Contains('\0') ? text : Replace(text);

    private static string Replace(string text)
    {
        var cleaned = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            cleaned.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return cleaned.ToString();
    }
}
