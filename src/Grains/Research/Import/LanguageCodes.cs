using System.Collections.Frozen;

namespace Arena.Grains.Research.Import;

/// <summary>BCP 47 codes for what files write as a language.</summary>
internal static class LanguageCodes
{
    /// <summary>Undetermined.</summary>
    public const string Unknown = "und";

    private static readonly FrozenDictionary<string, string> ByName = Names().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <returns>Two letters; Unknown where the text is neither a name nor a code we know, or a code of three letters for which we know none of two.</returns>
    public static string Find(string text)
    {
        var name = text.Trim();
        return ByName.TryGetValue(name, out var code) ? code : IsCode(name) ? Primary(name.Split('-', '_')[0]) : Unknown;
    }

    private static bool IsCode(string name) =>
        name.Split('-', '_')[0] is { Length: 2 or 3 } primary && primary.All(char.IsAsciiLetter) && name.Length <= 12;

    private static string Primary(string code) =>
        ByName.TryGetValue(code, out var known) ? known : code.Length == 2 ? code.ToLowerInvariant() : Unknown;

    private static Dictionary<string, string> Names()
    {
        const string Table =
            """
            en English|Engelska|Englisch|eng; is Icelandic|Íslenska|isl|ice; sv Swedish|Svenska|swe; da Danish|Dansk|dan
            nb Norwegian|Norwegian Bokmål|Bokmål|Norsk|Norsk bokmål|no|nob|nor; nn Norwegian Nynorsk|Nynorsk|nno; fi Finnish|Suomi|fin; de German|Deutsch|deu|ger
            nl Dutch|Nederlands|nld|dut; es Spanish|Español|Castilian|spa; it Italian|Italiano|ita; pt Portuguese|Português|por
            ro Romanian|Română|Moldavian|ron|rum; ca Catalan|Català|Valencian|cat; eu Basque|Euskara|eus|baq; et Estonian|Eesti|est|ekk
            fr French|Français|fra|fre; pl Polish|Polski|pol; cs Czech|Čeština|ces|cze; sk Slovak|Slovenčina|slk|slo; hu Hungarian|Magyar|hun
            lv Latvian|Latviešu|lav|lvs; lt Lithuanian|Lietuvių|lit; sl Slovenian|Slovene|slv; hr Croatian|Hrvatski|hrv; sr Serbian|Srpski|srp; bs Bosnian|bos
            mk Macedonian|mkd|mac; bg Bulgarian|bul; el Greek|ell|gre; tr Turkish|Türkçe|tur; uk Ukrainian|ukr; ru Russian|rus; be Belarusian|bel
            ga Irish|Gaeilge|gle; cy Welsh|Cymraeg|cym|wel; gl Galician|Galego|glg; mt Maltese|Malti|mlt; sq Albanian|Shqip|sqi|alb|als; lb Luxembourgish|ltz
            fo Faroese|fao; zh Chinese|Mandarin|zho|chi|cmn; ja Japanese|jpn; ko Korean|kor; vi Vietnamese|vie; th Thai|tha; id Indonesian|ind
            ms Malay|msa|may|zsm; tl Tagalog|tgl|fil; hi Hindi|hin; bn Bengali|ben; ur Urdu|urd; fa Persian|Farsi|fas|per|pes; ar Arabic|ara|arb; he Hebrew|heb
            sw Swahili|swa|swh; af Afrikaans|afr; la Latin|lat; eo Esperanto|epo; ka Georgian|kat|geo; hy Armenian|hye|arm; az Azerbaijani|aze|azj; kk Kazakh|kaz
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
