using System.Text;

namespace Arena.Grains.Research.Scrubbing;

/// <summary>
/// Replaces personal data in the texts of an export and counts what it replaced. Rules come in order: where two find the same
/// stretch, the first one has it. An instance serves one export: one thread at a time.
/// </summary>
internal sealed class TextScrubber
{
    private static readonly IReadOnlyList<IScrubRule> Rules =
        [new CredentialRule(), new EmailRule(), new IbanRule(), new CardRule(), new IpAddressRule(), new PhoneRule()];

    public ScrubReport Report { get; } = new();

    public string? Scrub(string? text, string language)
    {
        if (string.IsNullOrEmpty(text))
        {
            return text;
        }

        var found = Find(text, language);
        Report.Looked(found.Count > 0);
        return found.Count == 0 ? text : Replace(text, found);
    }

    private static List<(Span Span, string Rule)> Find(string text, string language)
    {
        var found = new List<(Span Span, string Rule)>();
        foreach (var rule in Rules)
        {
            foreach (var span in rule.Find(text, language))
            {
                if (!found.Exists(other => other.Span.Overlaps(span)))
                {
                    found.Add((span, rule.Name));
                }
            }
        }

        found.Sort((one, other) => one.Span.Start.CompareTo(other.Span.Start));
        return found;
    }

    private string Replace(string text, List<(Span Span, string Rule)> found)
    {
        var scrubbed = new StringBuilder(text.Length);
        var from = 0;
        foreach (var (span, rule) in found)
        {
            scrubbed.Append(text, from, span.Start - from).Append('[').Append(rule).Append(']');
            from = span.End;
            Report.Replaced(rule);
        }

        return scrubbed.Append(text, from, text.Length - from).ToString();
    }
}
