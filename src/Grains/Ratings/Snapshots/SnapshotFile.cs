using System.Text.Json;
using Arena.Ratings.Boards;

namespace Arena.Grains.Ratings.Snapshots;

/// <summary>What a check takes over from a snapshot: which board, how far, and the labels that do not follow from the votes.</summary>
internal sealed record SnapshotFile(SnapshotRequest Request, SnapshotScope Scope, SnapshotLabels Labels)
{
    /// <exception cref="InvalidDataException">No snapshot, or one of a format that this build does not know; the message is one line.</exception>
    public static SnapshotFile Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            var format = root.GetProperty("format").GetInt32();
            return format == SnapshotWriter.Format
                ? new SnapshotFile(RequestOf(root), ScopeOf(root), LabelsOf(root))
                : throw new InvalidDataException($"the snapshot's format {format} is not known to this build");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidDataException($"no snapshot: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    private static SnapshotRequest RequestOf(JsonElement root) => new(
        root.GetProperty("language").GetString(),
        root.GetProperty("topic").GetString(),
        SnapshotNames.Method(root.GetProperty("method").GetString() ?? ""),
        root.GetProperty("style").GetBoolean()) { Revision = RevisionOf(root.GetProperty("methodVersion").GetString() ?? "") };

    private static int RevisionOf(string version) => MethodVersions.RevisionOf(version)
        ?? throw new InvalidDataException($"the snapshot's method version {version} is not known to this build");

    private static SnapshotScope ScopeOf(JsonElement root) => new(
        root.GetProperty("voteCutoff").GetInt64(),
        root.GetProperty("exclusionEntry").GetInt64(),
        root.GetProperty("styleEntry").GetInt64(),
        root.GetProperty("seed").GetUInt64());

    private static SnapshotLabels LabelsOf(JsonElement root) => new(
        root.GetProperty("id").GetString() ?? "",
        root.GetProperty("publishedAt").GetDateTimeOffset(),
        root.GetProperty("software").GetString() ?? "",
        root.GetProperty("contestants").EnumerateArray().Where(contestant => contestant.TryGetProperty("name", out _)).ToDictionary(
            contestant => contestant.GetProperty("id").GetString() ?? "",
            contestant => (Text(contestant, "name"), Text(contestant, "family"), Text(contestant, "variant"))));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
