using System.Text;
using System.Text.Json;
using Arena.Grains.Research.VoteFiles;

namespace Arena.Grains.Research.Import;

/// <summary>The objects of a file of JSON lines, or of one JSON array, one at a time.</summary>
internal static class JsonRecords
{
    /// <summary>Null stands for a line or an element that is no object, or whose texts are none: half a surrogate pair is no character.</summary>
    /// <exception cref="FileProblemException">An array that is damaged, text that is not UTF-8, or a .gz that is no gzip.</exception>
    public static IEnumerable<JsonElement?> Read(string path)
    {
        using var reader = TextFile.Open(path);
        return TextFile.Read(path, () => Skip(reader)) switch
        {
            -1 => throw new FileProblemException($"{Path.GetFileName(path)} is empty"),
            '[' => Array(path),
            _ => Lines(path),
        };
    }

    private static int Skip(StreamReader reader)
    {
        while (reader.Peek() is var next && next >= 0 && char.IsWhiteSpace((char)next))
        {
            reader.Read();
        }

        return reader.Peek();
    }

    private static IEnumerable<JsonElement?> Lines(string path)
    {
        using var reader = TextFile.Open(path);
        Func<string?> next = reader.ReadLine;
        while (TextFile.Read(path, next) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Object(line);
            }
        }
    }

    private static JsonElement? Object(string line)
    {
        try
        {
            return Object(JsonSerializer.Deserialize<JsonElement>(line));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonElement?> Array(string path)
    {
        using var reader = TextFile.Open(path);
        using var text = Encoding.CreateTranscodingStream(reader.BaseStream, TextFile.Utf8, Encoding.UTF8);
        using var elements = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(text).ToBlockingEnumerable().GetEnumerator();
        Func<bool> next = elements.MoveNext;
        while (TextFile.Read(path, next))
        {
            yield return Object(elements.Current);
        }
    }

    private static JsonElement? Object(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && HasTexts(element) ? element : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <exception cref="InvalidOperationException">A name or a text is none.</exception>
    private static bool HasTexts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().All(member => member.Name is not null && HasTexts(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().All(HasTexts),
        JsonValueKind.String => element.GetString() is not null,
        _ => true,
    };
}
