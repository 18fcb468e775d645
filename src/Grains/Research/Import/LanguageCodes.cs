using System.Collections.Frozen;

namespace Arena.Grains.Research.Import;

/// <summary>BCP 47 codes for what files write as a language.</summary>
internal static class LanguageCodes
{
    /// <summary>Undetermined.</summary>
    public const string Unknown = "und";

    private static readonly FrozenDictionary<string, string> ByName = Names().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <returns>Unknown where the text is neither a code nor a name we know.</returns>
    public static string Find(string text)
    {
        var name = text.Trim();
        return ByName.TryGetValue(name, out var code) ? code : IsCode(name) ? Primary(name) : Unknown;
    }

    private static bool IsCode(string name) =>
        name.Split('-', '_')[0] is { Length: 2 or 3 } primary && primary.All(char.IsAsciiLetter) && name.Length <= 12;

    private static string Primary(string name) => name.Split('-', '_')[0].ToLowerInvariant() is var code && code == "no" ? "nb" : code;

    private static Dictionary<string, string> Names()
    {
        const string Table =
            """
            en English|Engelska|Englisch; is Icelandic|Íslenska; sv Swedish|Svenska; da Danish|Dansk; nb Norwegian|Norwegian Bokmål|Bokmål|Norsk|Norsk bokmål
            nn Norwegian Nynorsk|Nynorsk; fi Finnish|Suomi; de German|Deutsch; nl Dutch|Nederlands; es Spanish|Español|Castilian; it Italian|Italiano
            pt Portuguese|Português; ro Romanian|Română|Moldavian; ca Catalan|Català|Valencian; eu Basque|Euskara; et Estonian|Eesti; fr French|Français
            pl Polish|Polski; cs Czech|Čeština; sk Slovak|Slovenčina; hu Hungarian|Magyar; lv Latvian|Latviešu; lt Lithuanian|Lietuvių; sl Slovenian|Slovene
            hr Croatian|Hrvatski; sr Serbian|Srpski; bs Bosnian; mk Macedonian; bg Bulgarian; el Greek; tr Turkish|Türkçe; uk Ukrainian; ru Russian
            be Belarusian; ga Irish|Gaeilge; cy Welsh|Cymraeg; gl Galician|Galego; mt Maltese|Malti; sq Albanian|Shqip; lb Luxembourgish; fo Faroese
            zh Chinese|Mandarin; ja Japanese; ko Korean; vi Vietnamese; th Thai; id Indonesian; ms Malay; tl Tagalog; hi Hindi; bn Bengali; ur Urdu
            fa Persian|Farsi; ar Arabic; he Hebrew; sw Swahili; af Afrikaans; la Latin; eo Esperanto; ka Georgian; hy Armenian; az Azerbaijani; kk Kazakh
            """;
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["unknown"] = Unknown, ["none"] = Unknown, ["un"] = Unknown };
        foreach (var entry in Table.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var name in entry[3..].Split('|'))
            {
                names[name] = entry[..2];
            }
        }

        return names;
    }
}
