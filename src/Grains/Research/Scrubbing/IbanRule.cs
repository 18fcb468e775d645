using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Arena.Grains.Research.Scrubbing;

/// <summary>International bank account numbers: a country that has them, its length, and check digits that are right (ISO 13616, ISO 7064 mod 97-10).</summary>
internal sealed class IbanRule : IScrubRule
{
    private static readonly Regex Candidate = Patterns.Linear(@"\b[A-Z]{2}[0-9]{2}(?:[ -]?[A-Z0-9]{2,5}){2,8}");

    private static readonly FrozenDictionary<string, int> Lengths = new Dictionary<string, int>
    {
        ["AD"] = 24, ["AT"] = 20, ["BE"] = 16, ["BG"] = 22, ["CH"] = 21, ["CY"] = 28, ["CZ"] = 24, ["DE"] = 22, ["DK"] = 18, ["EE"] = 20,
        ["ES"] = 24, ["FI"] = 18, ["FO"] = 18, ["FR"] = 27, ["GB"] = 22, ["GI"] = 23, ["GR"] = 27, ["HR"] = 21, ["HU"] = 28, ["IE"] = 22,
        ["IS"] = 26, ["IT"] = 27, ["LI"] = 21, ["LT"] = 20, ["LU"] = 20, ["LV"] = 21, ["MC"] = 27, ["MT"] = 31, ["NL"] = 18, ["NO"] = 15,
        ["PL"] = 28, ["PT"] = 25, ["RO"] = 24, ["SE"] = 24, ["SI"] = 19, ["SK"] = 24, ["SM"] = 27, ["TR"] = 26, ["UA"] = 29, ["VA"] = 22,
    }.ToFrozenDictionary();

    public string Name => "iban";

    public IEnumerable<Span> Find(string text, string language)
    {
        foreach (Match match in Candidate.Matches(text))
        {
            if (Account(match.Value) is { } length && !char.IsLetterOrDigit(Patterns.After(text, match.Index + length)))
            {
                yield return new Span(match.Index, length);
            }
        }
    }

    /// <returns>How much of the candidate is a number; the word behind it may have been taken for a part.</returns>
    private static int? Account(string candidate)
    {
        if (!Lengths.TryGetValue(candidate[..2].ToUpperInvariant(), out var length))
        {
            return null;
        }

        var number = string.Concat(candidate.Where(char.IsAsciiLetterOrDigit).Take(length));
        return number.Length == length && IsRight(number) ? LengthWith(candidate, length) : null;
    }

    private static int LengthWith(string candidate, int characters)
    {
        var at = 0;
        for (var seen = 0; seen < characters; at++)
        {
            seen += char.IsAsciiLetterOrDigit(candidate[at]) ? 1 : 0;
        }

        return at;
    }

    private static bool IsRight(string number)
    {
        var rest = 0;
        foreach (var character in number[4..] + number[..4])
        {
            var value = char.IsAsciiDigit(character) ? character - '0' : char.ToUpperInvariant(character) - 'A' + 10;
            rest = ((rest * (value > 9 ? 100 : 10)) + value) % 97;
        }

        return rest == 1;
    }
}
