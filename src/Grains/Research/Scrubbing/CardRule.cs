using System.Globalization;
using System.Text.RegularExpressions;

namespace Arena.Grains.Research.Scrubbing;

/// <summary>Payment card numbers: an issuer's prefix and length, and a right check digit (ISO/IEC 7812, Luhn).</summary>
internal sealed class CardRule : IScrubRule
{
    private static readonly Regex Candidate = Patterns.Linear(@"[0-9](?:[ -]?[0-9]){12,18}");

    public string Name => "card";

    public IEnumerable<Span> Find(string text, string language) => Candidate.Matches(text)
        .Select(match => (Span: new Span(match.Index, match.Length), Digits: string.Concat(match.Value.Where(char.IsAsciiDigit))))
        .Where(found => Patterns.StandsAlone(text, found.Span) && Patterns.Before(text, found.Span.Start) is not ('.' or ',' or '-' or '/'))
        .Where(found => IsIssued(found.Digits) && IsRight(found.Digits) && found.Digits.Distinct().Count() > 1)
        .Select(found => found.Span);

    private static bool IsIssued(string digits)
    {
        var four = int.Parse(digits[..4], CultureInfo.InvariantCulture);
        return digits.Length switch
        {
            13 or 19 => four / 1000 == 4,
            14 => four / 10 is (>= 300 and <= 305) or 309 || four / 100 is 36 or 38 or 39,
            15 => four / 100 is 34 or 37,
            16 => four / 1000 == 4 || four / 100 is >= 51 and <= 55 || four is >= 2221 and <= 2720 || four is >= 3528 and <= 3589
                || four == 6011 || four / 10 is >= 644 and <= 649 || four / 100 is 65 or 62,
            _ => false,
        };
    }

    private static bool IsRight(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var doubled = i % 2 == 1 ? 2 * digit : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }

        return sum % 10 == 0;
    }
}
