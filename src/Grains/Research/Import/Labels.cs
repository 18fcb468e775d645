using System.Globalization;
using System.Text;

namespace Arena.Grains.Research.Import;

/// <summary>
/// Names of foreign contestants. The same contestant is written in several ways; one form stands for all of them: lower case, one hyphen
/// for any run of spaces, underscores and hyphens. Further spellings are merged by a file of aliases.
/// </summary>
internal sealed class Labels(IReadOnlyDictionary<string, string> aliases)
{
    private const int Longest = 200;

    /// <returns>The id, or null where the label cannot be one.</returns>
    public string? Find(string label)
    {
        var form = Form(label);
        form = aliases.GetValueOrDefault(form) is { } alias ? Form(alias) : form;
        return form.Length is > 0 and <= Longest && !form.Any(IsForbidden) ? form : null;
    }

    /// <summary>Aliases by their form; every value is what stands for them.</summary>
    public static IReadOnlyDictionary<string, string> Aliases(IEnumerable<(string Alias, string Label)> pairs)
    {
        var aliases = new Dictionary<string, string>();
        foreach (var (alias, label) in pairs)
        {
            aliases[Form(alias)] = label;
        }

        return aliases;
    }

    private static string Form(string label)
    {
        var form = new StringBuilder(label.Length);
        foreach (var character in label.Normalize().Trim())
        {
            var separates = char.IsWhiteSpace(character) || character is '_' or '-' or '\u2010' or '\u2011' or '\u2013';
            if (!separates)
            {
                form.Append(char.ToLower(character, CultureInfo.InvariantCulture));
            }
            else if (form.Length > 0 && form[^1] != '-')
            {
                form.Append('-');
            }
        }

        return form.ToString().TrimEnd('-');
    }

    private static bool IsForbidden(char character) => char.IsControl(character) || character is '"' or '<' or '>' or '@' || char.IsSurrogate(character);
}
