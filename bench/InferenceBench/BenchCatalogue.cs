using System.Security.Cryptography;
using System.Text.Json;

namespace Arena.InferenceBench;

/// <summary>A catalogue of the benchmark's model and of a server that answers at once.</summary>
internal static class BenchCatalogue
{
    public static async Task<string> WriteAsync(string folder, string model, Uri echo, int tokens)
    {
        await using var weights = File.OpenRead(model);
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(weights));
        string[] languages = ["en"];
        var catalogue = new
        {
            version = 1,
            sampling = new { maxTokens = tokens, temperature = 0.7, topP = 0.9, topK = 40, minP = 0, repeatPenalty = 1.1 },
            languages = new[] { new { code = "en", name = "English", nativeName = "English" } },
            contestants = new object[]
            {
                new { id = "half-billion", name = "Half Billion", family = "Bench", licence = "CC0-1.0", languages, engine = "llamaCpp", file = model, sha256, format = "completion", contextLength = 512 },
                new { id = "echo", name = "Echo", family = "Bench", licence = "CC0-1.0", languages, engine = "openAi", endpoint = echo, model = EchoServer.Model, contextLength = 512 },
            },
        };
        var path = Path.Combine(folder, "arena.json");
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(catalogue));
        return path;
    }
}
