using Arena.Grains.Research.Import;

namespace Arena.Grains.Tests.Research;

/// <summary>Tells a language by the word that names it.</summary>
internal sealed class WordGuess : ILanguageGuess
{
    private static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["svenska"] = "sv", ["suomeksi"] = "fi", ["english"] = "en", ["deutsch"] = "de",
    };

    public string? Of(string text) => Words.FirstOrDefault(word => text.Contains(word.Key, StringComparison.Ordinal)).Value;
}
