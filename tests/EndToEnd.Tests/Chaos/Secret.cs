using System.Text;

namespace Arena.EndToEnd.Tests.Chaos;

/// <summary>Something a voter must not learn, in every form in which it could travel.</summary>
public sealed class Secret
{
    private const int Shortest = 4;

    private readonly string _text;
    private readonly string[] _exact;

    private Secret(string text)
    {
        _text = text;
        _exact = [.. new[] { text, text.ToLowerInvariant(), text.ToUpperInvariant() }.Distinct().SelectMany(Base64Forms).Distinct()];
    }

    /// <summary>The texts that are long enough to tell anything, and each of their words.</summary>
    public static IReadOnlyList<Secret> Of(params IEnumerable<string> texts) =>
    [
        .. texts.SelectMany(text => text.Split(' ').Append(text)).Where(text => text.Length >= Shortest)
            .Distinct(StringComparer.Ordinal).Select(text => new Secret(text)),
    ];

    public override string ToString() => _text;

    /// <param name="view">Text as it came, or as one decoding made it.</param>
    /// <returns>The form in which the secret is there, or null.</returns>
    public string? FindIn(string view)
    {
        ArgumentNullException.ThrowIfNull(view);
        string[] anyCase = [_text, Convert.ToHexString(Encoding.UTF8.GetBytes(_text)), Convert.ToHexString(Encoding.UTF8.GetBytes(_text.ToLowerInvariant()))];
        return anyCase.FirstOrDefault(form => view.Contains(form, StringComparison.OrdinalIgnoreCase))
            ?? _exact.FirstOrDefault(form => view.Contains(form, StringComparison.Ordinal));
    }

    // The characters of a Base64 text that depend on nothing but the secret, wherever it stands in what was encoded.
    private static IEnumerable<string> Base64Forms(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var before = 0; before < 3; before++)
        {
            var encoded = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var first = before == 0 ? 0 : before + 1;
            var whole = (before + bytes.Length) * 8 / 6;
            var form = encoded[first..whole];
            yield return form;
            yield return form.Replace('+', '-').Replace('/', '_');
        }
    }
}
