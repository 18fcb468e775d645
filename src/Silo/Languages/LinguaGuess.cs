using System.Collections.Frozen;
using Arena.Grains.Research.Import;
using Lingua;

namespace Arena.Silo.Languages;

/// <summary>
/// Tells languages by Lingua's n-gram models, among the official ones of Europe and a few more. Short and mixed texts, and close relatives
/// that cannot be told apart for sure, stay untold.
/// </summary>
internal sealed class LinguaGuess : ILanguageGuess
{
    /// <summary>Letters below which a guess is not worth having.</summary>
    private const int FewestLetters = 40;

    /// <summary>Characters that are looked at; more change nothing and cost time.</summary>
    private const int MostCharacters = 1000;

    private const double Sure = 0.75;

    private static readonly FrozenDictionary<Language, string> Codes = new Dictionary<Language, string>
    {
        [Language.English] = "en", [Language.Icelandic] = "is", [Language.Swedish] = "sv", [Language.Danish] = "da", [Language.Bokmal] = "nb",
        [Language.Nynorsk] = "nn", [Language.Finnish] = "fi", [Language.German] = "de", [Language.Dutch] = "nl", [Language.Spanish] = "es",
        [Language.Italian] = "it", [Language.Portuguese] = "pt", [Language.Romanian] = "ro", [Language.Catalan] = "ca", [Language.Basque] = "eu",
        [Language.Estonian] = "et", [Language.French] = "fr", [Language.Polish] = "pl", [Language.Czech] = "cs", [Language.Slovak] = "sk",
        [Language.Hungarian] = "hu", [Language.Latvian] = "lv", [Language.Lithuanian] = "lt", [Language.Slovene] = "sl", [Language.Croatian] = "hr",
        [Language.Bulgarian] = "bg", [Language.Greek] = "el", [Language.Turkish] = "tr", [Language.Ukrainian] = "uk", [Language.Irish] = "ga",
    }.ToFrozenDictionary();

    private readonly Lazy<LanguageDetector> _detector = new(() => LanguageDetectorBuilder.FromLanguages([.. Codes.Keys]).WithLowAccuracyMode().Build());

    public string? Of(string text)
    {
        var beginning = text.Length > MostCharacters ? text[..MostCharacters] : text;
        if (beginning.Count(char.IsLetter) < FewestLetters)
        {
            return null;
        }

        var best = _detector.Value.ComputeLanguageConfidenceValues(beginning).OrderByDescending(pair => pair.Value).First();
        return best.Value >= Sure ? Codes[best.Key] : null;
    }
}
