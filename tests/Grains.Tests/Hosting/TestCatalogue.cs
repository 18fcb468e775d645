using System.Text.Json;
using System.Text.Json.Nodes;

namespace Arena.Grains.Tests.Hosting;

/// <summary>A catalogue of scripted contestants. Every one competes in every language.</summary>
internal sealed record TestCatalogue
{
    public IReadOnlyList<string> Contestants { get; init; } = ["alpha", "beta"];

    public IReadOnlyList<string> Languages { get; init; } = ["en", "et"];

    /// <summary>Tokens of every context; null leaves it to the engine.</summary>
    public int? ContextLength { get; init; }

    /// <summary>Contexts of contestants that differ from that.</summary>
    public IReadOnlyDictionary<string, int> Contexts { get; init; } = new Dictionary<string, int>();

    /// <summary>Tokens of an answer; the arena keeps this much of a context free.</summary>
    public int MaxTokens { get; init; } = 1024;

    /// <summary>As the catalogue has them; null for none.</summary>
    public JsonArray? Matchups { get; init; }

    public static string NameOf(string contestant) => $"The {contestant} model";

    /// <summary>Writes arena.json and prompts.json.</summary>
    /// <returns>Path of the catalogue.</returns>
    public string Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "prompts.json"), Prompts().ToJsonString());
        var path = Path.Combine(folder, "arena.json");
        File.WriteAllText(path, Catalogue().ToJsonString());
        return path;
    }

    private JsonObject Catalogue() => new()
    {
        ["version"] = 1,
        ["prompts"] = "prompts.json",
        ["languages"] = new JsonArray([.. Languages.Select(code => new JsonObject { ["code"] = code, ["name"] = $"Name of {code}", ["nativeName"] = $"Own name of {code}" })]),
        ["contestants"] = new JsonArray([.. Contestants.Select(Contestant)]),
        ["matchups"] = Matchups?.DeepClone(),
    };

    private JsonObject Contestant(string slug) => new()
    {
        ["id"] = slug,
        ["name"] = NameOf(slug),
        ["family"] = $"{slug} family",
        ["variant"] = "Test",
        ["licence"] = "CC0-1.0",
        ["languages"] = JsonSerializer.SerializeToNode(Languages),
        ["engine"] = "scripted",
        ["contextLength"] = Contexts.TryGetValue(slug, out var context) ? context : ContextLength,
        ["sampling"] = new JsonObject { ["maxTokens"] = MaxTokens },
    };

    private JsonObject Prompts()
    {
        var languages = new JsonObject();
        foreach (var code in Languages)
        {
            languages[code] = new JsonArray(
                new JsonObject { ["id"] = $"{code}-sea", ["text"] = $"Tell me about the sea in {code}.", ["topic"] = "science" });
        }

        return new JsonObject { ["version"] = 1, ["languages"] = languages };
    }
}
