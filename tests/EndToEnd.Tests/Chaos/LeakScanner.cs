using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos;

/// <summary>Looks for secrets in bytes: as they are, and after what browsers and scripts undo (JSON, HTML and percent escapes).</summary>
public static partial class LeakScanner
{
    /// <returns>One line for each secret found; empty when nothing leaks.</returns>
    public static IReadOnlyList<string> Find(IEnumerable<Received> received, IReadOnlyList<Secret> secrets)
    {
        ArgumentNullException.ThrowIfNull(received);
        return [.. received.SelectMany(response => Find(response, secrets)).Distinct()];
    }

    private static IEnumerable<string> Find(Received response, IReadOnlyList<Secret> secrets)
    {
        var views = Views($"{response.Head}\n{Encoding.UTF8.GetString(response.Body)}").Distinct().ToList();
        return
            from secret in secrets
            let form = views.Select(secret.FindIn).FirstOrDefault(form => form is not null)
            where form is not null
            select $"{response.Request}: {secret} as {form}";
    }

    private static IEnumerable<string> Views(string text)
    {
        var json = JsonEscape().Replace(text, match => ((char)ushort.Parse(match.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        yield return text;
        yield return json;
        yield return WebUtility.HtmlDecode(text);
        yield return WebUtility.UrlDecode(text);
        yield return WebUtility.UrlDecode(WebUtility.HtmlDecode(json));
    }

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})")]
    private static partial Regex JsonEscape();
}
