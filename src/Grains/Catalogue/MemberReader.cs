using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Arena.Grains.Catalogue;

/// <summary>
/// Reads JSON member by member, so that one wrong member hides no other: what is unknown, there twice or of the wrong type is noted with its
/// place and left out, and the rest is read. Comments and trailing commas are allowed; names are as the schema has them.
/// </summary>
internal sealed class MemberReader(List<string> errors)
{
    /// <summary>How catalogues and prompt banks are written.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        NumberHandling = JsonNumberHandling.Strict,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>Reads a file; null where it cannot be read or is no JSON object.</summary>
    public T? Read<T>(string path)
        where T : class
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            return Clean(document.RootElement, typeof(T), "")?.Deserialize<T>(Json);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add($"cannot be read ({exception.Message})");
        }
        catch (JsonException exception)
        {
            errors.Add($"is not valid: {exception.Message}");
        }

        return null;
    }

    /// <summary>What of a value fits the type.</summary>
    private JsonNode? Clean(JsonElement value, Type type, string at)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (IsEntry(type))
        {
            var known = Json.GetTypeInfo(type).Properties.ToDictionary(property => property.Name, property => property.PropertyType);
            return CleanObject(value, at, known.GetValueOrDefault);
        }

        if (ElementOf(type, typeof(IReadOnlyList<>)) is { } element)
        {
            return CleanList(value, element, at);
        }

        if (ElementOf(type, typeof(IReadOnlyDictionary<,>)) is { } entry)
        {
            return CleanObject(value, at, _ => entry);
        }

        if (Fits(value, type))
        {
            return JsonSerializer.SerializeToNode(value);
        }

        errors.Add($"{at} must be {Name(type)}");
        return null;
    }

    private JsonObject? CleanObject(JsonElement value, string at, Func<string, Type?> typeOf)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            errors.Add(at.Length == 0 ? "the file must hold an object" : $"{at} must be an object");
            return null;
        }

        var seen = new HashSet<string>();
        var clean = new JsonObject();
        foreach (var member in value.EnumerateObject())
        {
            var path = at.Length == 0 ? member.Name : $"{at}.{member.Name}";
            if (typeOf(member.Name) is not { } type)
            {
                errors.Add($"{path} is not known");
            }
            else if (!seen.Add(member.Name))
            {
                errors.Add($"{path} is there twice");
            }
            else if (Clean(member.Value, type, path) is { } node)
            {
                clean.Add(member.Name, node);
            }
        }

        return clean;
    }

    private JsonArray? CleanList(JsonElement value, Type element, string at)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            errors.Add($"{at} must be a list");
            return null;
        }

        // An element that is wrong was noted; leaving it out lets the rest be checked.
        var cleaned = value.EnumerateArray().Select((item, index) => CleanElement(item, element, $"{at}[{index}]"));
        return new JsonArray([.. cleaned.Where(item => item is not null)]);
    }

    private JsonNode? CleanElement(JsonElement item, Type element, string at)
    {
        if (item.ValueKind == JsonValueKind.Null)
        {
            errors.Add($"{at} must not be null");
        }

        return Clean(item, element, at);
    }

    private static bool Fits(JsonElement value, Type type)
    {
        try
        {
            value.Deserialize(type, Json);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsEntry(Type type) => type.Namespace == typeof(MemberReader).Namespace;

    private static Type? ElementOf(Type type, Type collection) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == collection ? type.GetGenericArguments()[^1] : null;

    private static string Name(Type type) => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) switch
    {
        TypeCode.String => "a text",
        TypeCode.Int32 or TypeCode.Int64 => "a whole number",
        TypeCode.Single => "a number",
        _ => "of another type",
    };
}
