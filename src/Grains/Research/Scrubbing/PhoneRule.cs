using System.Text.RegularExpressions;
using PhoneNumbers;

namespace Arena.Grains.Research.Scrubbing;

/// <summary>
/// Telephone numbers that are valid in the conversation's countries or, with a "+", anywhere (libphonenumber). What looks more like
/// arithmetic, code or a list is kept: a bare run of digits counts only with a "+", a leading 0 or a word like "call" before it.
/// </summary>
internal sealed class PhoneRule : IScrubRule
{
    private const int MostTries = 2000;
    private const int WordsBefore = 24;

    private static readonly Regex Announced = Patterns.Linear(
        @"(?:phone|tele|tel\b|tel[.:]|call|mobil|cell|whatsapp|sms|fax|ring|ringa|numm?er|puh|tlf|soita|anruf|llam|chiam|lig(?:ue|ar)|sun[aă]|truc|hringdu|s[íi]m[ai]|gsm|bel(?:len)?\b)[^0-9+]{0,16}$");

    private static readonly Regex Date = Patterns.Linear(@"^(?:[12][0-9]{3}[-./ ][0-9]{1,2}[-./ ][0-9]{1,2}|[0-9]{1,2}[-./ ][0-9]{1,2}[-./ ](?:[12][0-9])?[0-9]{2})$");

    private readonly PhoneNumberUtil _numbers = PhoneNumberUtil.GetInstance();

    public string Name => "phone";

    public IEnumerable<Span> Find(string text, string language) => text.Count(char.IsDigit) < 6
        ? []
        : Regions(language)
            .SelectMany(region => _numbers.FindNumbers(text, region, PhoneNumberUtil.Leniency.VALID, MostTries))
            .Select(match => new Span(match.Start, match.RawString.Length))
            .Distinct()
            .Where(span => IsMeant(text, span));

    private static bool IsMeant(string text, Span span)
    {
        var raw = text.AsSpan(span.Start, span.Length);
        var announced = Announced.IsMatch(text[Math.Max(0, span.Start - WordsBefore)..span.Start]);
        var bare = raw.IndexOfAnyExceptInRange('0', '9') < 0;
        return Patterns.StandsAlone(text, span)
            && !Date.IsMatch(raw)
            && (announced || !IsArithmetic(text, span))
            && (announced || !bare || raw[0] == '0')
            && (announced || !IsProgression(raw.ToString()));
    }

    /// <summary>An operator, a comma or another number beside it.</summary>
    private static bool IsArithmetic(string text, Span span)
    {
        var end = span.End;
        while (Patterns.After(text, end) is ' ' && end < text.Length)
        {
            end++;
        }

        var (before, after) = (Patterns.WordBefore(text, span.Start), Patterns.After(text, end));
        return char.IsDigit(before) || before is '=' or '+' or '*' or '/' or '-' or '<' or '>' or '^' or '[' or '{' or '.' or '\\' or '×' or '≈'
            || char.IsDigit(after) || after is '=' or '+' or '*' or '/' or '<' or '>' or '^' or ']' or '}' or '%' or '×' or '≈'
            || (before == ',' && after == ',');
    }

    /// <summary>01 02 03 04 05 is counting.</summary>
    private static bool IsProgression(string raw)
    {
        var groups = raw.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (groups.Length < 3 || !Array.TrueForAll(groups, group => group.Length < 9 && group.All(char.IsAsciiDigit)))
        {
            return false;
        }

        var values = Array.ConvertAll(groups, group => int.Parse(group, System.Globalization.CultureInfo.InvariantCulture));
        return Enumerable.Range(2, values.Length - 2).All(i => values[i] - values[i - 1] == values[1] - values[0]);
    }

    private static string[] Regions(string language) => language.Split('-')[0] switch
    {
        "en" => ["US", "GB"],
        "sv" => ["SE", "FI"],
        "da" => ["DK"],
        "nb" or "nn" or "no" => ["NO"],
        "nl" => ["NL", "BE"],
        "de" => ["DE", "AT", "CH"],
        "es" or "ca" or "eu" or "gl" => ["ES"],
        "pt" => ["PT", "BR"],
        "et" => ["EE"],
        "cs" => ["CZ"],
        "el" => ["GR"],
        "uk" => ["UA"],
        { Length: 2 } code => [code.ToUpperInvariant()],
        _ => ["ZZ"],
    };
}
