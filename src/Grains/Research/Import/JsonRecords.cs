using System.Text;
using System.Text.Json;
using Arena.Grains.Research.VoteFiles;

namespace Arena.Grains.Research.Import;

/// <summary>The objects of a file of JSON lines, or of one JSON array, one at a time.</summary>
internal static class JsonRecords
{
    /// <summary>Null stands for a line that is no object; in an array such a thing ends the file.</summary>
    /// <exception cref="FileProblemException">An array that is damaged, or text that is not UTF-8.</exception>
    public static IEnumerable<JsonElement?> Read(string path)
    {
        using var reader = CsvFile.OpenText(path);
        var first = Skip(reader);
        return first switch
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
        using var reader = CsvFile.OpenText(path);
        while (Line(reader, path) is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return Object(line);
            }
        }
    }

    private static string? Line(StreamReader reader, string path)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (Exception exception) when (exception is DecoderFallbackException or InvalidDataException)
        {
            throw new FileProblemException($"{Path.GetFileName(path)} cannot be read: {exception.Message}", exception);
        }
    }

    private static JsonElement? Object(string line)
    {
        try
        {
            var element = JsonSerializer.Deserialize<JsonElement>(line);
            return element.ValueKind == JsonValueKind.Object ? element : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonElement?> Array(string path)
    {
        using var reader = CsvFile.OpenText(path);
        using var elements = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(reader.BaseStream).ToBlockingEnumerable().GetEnumerator();
        while (Next(elements, path))
        {
            yield return elements.Current.ValueKind == JsonValueKind.Object ? elements.Current : null;
        }
    }

    private static bool Next(IEnumerator<JsonElement> elements, string path)
    {
        try
        {
            return elements.MoveNext();
        }
        catch (JsonException exception)
        {
            throw new FileProblemException($"{Path.GetFileName(path)} is damaged: {exception.Message}", exception);
        }
    }
}
