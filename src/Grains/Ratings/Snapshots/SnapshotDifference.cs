using System.Text.Json;

namespace Arena.Grains.Ratings.Snapshots;

/// <summary>Names what differs between two snapshots.</summary>
internal static class SnapshotDifference
{
    /// <summary>Paths and values, the first few.</summary>
    /// <param name="published">The bytes that were given.</param>
    /// <param name="computed">The bytes that follow from the log.</param>
    /// <param name="most">How many lines at most.</param>
    public static IReadOnlyList<string> Of(ReadOnlyMemory<byte> published, ReadOnlyMemory<byte> computed, int most = 20)
    {
        if (published.Span.SequenceEqual(computed.Span))
        {
            return [];
        }

        using var one = JsonDocument.Parse(published);
        using var other = JsonDocument.Parse(computed);
        var found = Differences("", one.RootElement, other.RootElement).Take(most).ToList();
        return found.Count > 0 ? found : ["the same values in other bytes: order, white space or the form of a number"];
    }

    private static IEnumerable<string> Differences(string path, JsonElement one, JsonElement other)
    {
        if (one.ValueKind != other.ValueKind)
        {
            return [Line(path, one, other)];
        }

        return one.ValueKind switch
        {
            JsonValueKind.Object => InObjects(path, one, other),
            JsonValueKind.Array => InArrays(path, one, other),
            _ => one.GetRawText() == other.GetRawText() ? [] : [Line(path, one, other)],
        };
    }

    private static IEnumerable<string> InObjects(string path, JsonElement one, JsonElement other)
    {
        var names = one.EnumerateObject().Select(member => member.Name).Union(other.EnumerateObject().Select(member => member.Name));
        foreach (var name in names)
        {
            var at = path.Length == 0 ? name : $"{path}.{name}";
            var known = one.TryGetProperty(name, out var a);
            var both = other.TryGetProperty(name, out var b) && known;
            foreach (var line in both ? Differences(at, a, b) : [$"{at}: only in {(known ? "the snapshot" : "what the log gives")}"])
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> InArrays(string path, JsonElement one, JsonElement other)
    {
        if (one.GetArrayLength() != other.GetArrayLength())
        {
            yield return $"{path}: {one.GetArrayLength()} entries in the snapshot, {other.GetArrayLength()} by the log";
            yield break;
        }

        foreach (var (place, (a, b)) in one.EnumerateArray().Zip(other.EnumerateArray()).Index())
        {
            foreach (var line in Differences($"{path}[{place}]", a, b))
            {
                yield return line;
            }
        }
    }

    private static string Line(string path, JsonElement one, JsonElement other) =>
        $"{path}: {Short(one)} in the snapshot, {Short(other)} by the log";

    private static string Short(JsonElement value) => value.GetRawText() is { Length: > 80 } text ? text[..80] + "..." : value.GetRawText();
}
