using System.Security.Cryptography;
using System.Text.Json;
using Arena.Inference.Tests.Models;

namespace Arena.EndToEnd.Tests.Chaos;

/// <summary>Writes models and the catalogue that lists them.</summary>
public static class ScriptedCatalogue
{
    public const int MaxTokens = 400;

    /// <returns>The catalogue's path; the models lie beside it.</returns>
    public static string Write(string folder, params IReadOnlyList<ScriptedContestant> contestants)
    {
        ArgumentNullException.ThrowIfNull(contestants);
        var path = Path.Combine(folder, "catalogue.json");
        File.WriteAllText(path, JsonSerializer.Serialize(new
        {
            version = 1,
            languages = contestants.SelectMany(contestant => contestant.Languages).Distinct()
                .Select(code => new { code, name = $"Language {code}", nativeName = $"Language {code}" }),
            contestants = contestants.Select(contestant => Entry(folder, contestant)),
        }));
        return path;
    }

    private static object Entry(string folder, ScriptedContestant contestant)
    {
        var file = Path.Combine(folder, contestant.File);
        if (contestant.Loads)
        {
            TinyModel.WriteScripted(file, contestant.Words);
        }
        else
        {
            TinyModel.WriteRandom(file, chatTemplate: null);
        }

        return new
        {
            id = contestant.Id,
            name = contestant.Name,
            family = contestant.Family,
            variant = contestant.Variant,
            licence = "none",
            languages = contestant.Languages,
            engine = "llamaCpp",
            file = contestant.File,
            sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))),
            contextLength = TinyModel.Context,
            sampling = new { maxTokens = MaxTokens, temperature = 0 },
        };
    }
}
