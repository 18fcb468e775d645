using System.Text.Json;

namespace Arena.Grains.Research.Import;

/// <summary>Members of a foreign object, whatever type they turn out to have.</summary>
internal static class JsonFields
{
    /// <returns>Null where there is none or it is no text.</returns>
    public static string? Text(this JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Text, a number or a truth value as text; empty where there is none.</summary>
    public static string Any(this JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value.ToString() : "";

    public static bool? Truth(this JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;

    public static double? Number(this JsonElement record, string name) =>
        record.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;
}
