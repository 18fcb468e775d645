using System.Text.Json;

namespace Arena.Grains.Research.SelfTest;

/// <summary>Writes the catalogue of the simulated contestants.</summary>
internal static class SelfTestCatalogue
{
    public const string Language = "en";

    /// <summary>Catalogue id of a contestant, from 0.</summary>
    public static string Slug(int contestant) => $"truth-{contestant + 1}";

    /// <summary>The contestant of an id with its hash.</summary>
    public static int Index(string id) => int.Parse(id.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture) - 1;

    public static string Write(string folder, int contestants)
    {
        var path = Path.Combine(folder, "arena.json");
        File.WriteAllText(path, JsonSerializer.Serialize(new
        {
            version = 1,
            languages = new[] { new { code = Language, name = "English", nativeName = "English" } },
            contestants = Enumerable.Range(0, contestants).Select(contestant => new
            {
                id = Slug(contestant),
                name = $"Simulated contestant {contestant + 1}",
                family = "Simulated",
                variant = $"No. {contestant + 1}",
                licence = "none",
                languages = new[] { Language },
                engine = "scripted",
                sampling = new { maxTokens = 64 },
            }),
        }));
        return path;
    }
}
