using System.Collections.Frozen;
using System.Text.Json;

namespace Arena.Web.Texts;

/// <summary>All texts of one language, read from Texts/LANGUAGE.json.</summary>
public sealed class TextCatalog
{
    private readonly FrozenDictionary<string, JsonElement> _texts;

    private TextCatalog(string language, JsonElement root)
    {
        Language = language;
        _texts = root.EnumerateObject().ToFrozenDictionary(text => text.Name, text => text.Value, StringComparer.Ordinal);
    }

    public string Language { get; }

    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>A text without placeholders, or with its placeholders in place.</summary>
    public string this[string key] => Find(key).GetString()!;

    /// <summary>A text with its named placeholders filled.</summary>
    public string Format(string key, params ReadOnlySpan<(string Name, object Value)> values) => Fill(Find(key).GetString()!, values);

    /// <summary>The form of a text that goes with a number, which is its placeholder {count} as well.</summary>
    public string Count(string key, int count, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var forms = Find(key);
        var form = forms.TryGetProperty(Plural.Form(Language, count), out var fitting) ? fitting : forms.GetProperty("other");
        return Fill(form.GetString()!, [("count", count.ToString("N0", System.Globalization.CultureInfo.CurrentCulture)), .. values]);
    }

    public bool Has(string key) => _texts.ContainsKey(key);

    /// <summary>The texts whose keys start with one of these words, as a page's scripts get them.</summary>
    public IReadOnlyDictionary<string, JsonElement> Parts(params string[] prefixes) =>
        _texts.Where(text => prefixes.Any(prefix => text.Key.StartsWith(prefix + ".", StringComparison.Ordinal)))
            .OrderBy(text => text.Key, StringComparer.Ordinal)
            .ToDictionary(text => text.Key, text => text.Value);

    internal static TextCatalog Read(string language)
    {
        var name = $"{typeof(TextCatalog).Namespace}.{language}.json";
        using var stream = typeof(TextCatalog).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var document = JsonDocument.Parse(stream);
        return new TextCatalog(language, document.RootElement.Clone());
    }

    private JsonElement Find(string key) =>
        _texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"There is no text '{key}' in {Language}.");

    private static string Fill(string text, ReadOnlySpan<(string Name, object Value)> values)
    {
        foreach (var (name, value) in values)
        {
            text = text.Replace($"{{{name}}}", Convert.ToString(value, System.Globalization.CultureInfo.CurrentCulture), StringComparison.Ordinal);
        }

        return text;
    }
}
