using System.Text.Json;

namespace Arena.Inference.OpenAi;

/// <summary>Reads a server's list of models, with the fields that some servers add to it.</summary>
internal static class ServedModels
{
    /// <summary>The catalogue's length if it names one, else what the server says (max_model_len of vLLM, n_ctx of llama-server), else a default.</summary>
    /// <exception cref="InferenceException">The server does not hold the model.</exception>
    public static int ContextLength(BinaryData list, string name, int catalogued, int otherwise)
    {
        using var document = JsonDocument.Parse(list);
        var models = document.RootElement.GetProperty("data").EnumerateArray().ToList();
        var served = models.Find(model => model.TryGetProperty("id", out var id) && id.GetString() == name);
        if (served.ValueKind != JsonValueKind.Object)
        {
            throw new InferenceException(InferenceError.FileMissing, $"The server does not hold {name}; it lists {models.Count} models.");
        }

        return catalogued > 0 ? catalogued : Positive(served, "max_model_len") ?? Meta(served) ?? otherwise;
    }

    private static int? Meta(JsonElement model) =>
        model.TryGetProperty("meta", out var meta) && meta.ValueKind == JsonValueKind.Object ? Positive(meta, "n_ctx") : null;

    private static int? Positive(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number > 0 ? number : null;
}
