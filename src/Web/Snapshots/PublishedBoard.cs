using System.Text.Json;

namespace Arena.Web.Snapshots;

/// <summary>What the pages show of a published board. Its bytes say more; docs/research.md describes them.</summary>
/// <param name="Id">Of the snapshot.</param>
/// <param name="PublishedAt">When.</param>
/// <param name="Board">The slice.</param>
/// <param name="Method">davidson, bt or elo.</param>
/// <param name="MethodVersion">The exact computation.</param>
/// <param name="Style">Whether style is taken out.</param>
/// <param name="Votes">Rated votes on it.</param>
/// <param name="VoteCutoff">Number of the last vote that was read.</param>
/// <param name="LogHash">Hash of that row of the log.</param>
/// <param name="VotesHash">Hash of the board's votes in their order.</param>
/// <param name="Seed">Of the rank sets.</param>
/// <param name="Rows">By component, then rank.</param>
public sealed record PublishedBoard(
    string Id, DateTimeOffset PublishedAt, string Board, string Method, string MethodVersion, bool Style, int Votes, long VoteCutoff, string LogHash,
    string VotesHash, ulong Seed, IReadOnlyList<PublishedRow> Rows)
{
    /// <summary>Reads the bytes of a snapshot.</summary>
    /// <exception cref="JsonException">No JSON.</exception>
    /// <exception cref="KeyNotFoundException">A member is missing.</exception>
    public static PublishedBoard Read(ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        var root = document.RootElement;
        var names = root.GetProperty("contestants").EnumerateArray().ToDictionary(
            contestant => Text(contestant, "id"), contestant => contestant.TryGetProperty("name", out var name) ? name.GetString()! : Text(contestant, "id"));
        return new PublishedBoard(
            Text(root, "id"), root.GetProperty("publishedAt").GetDateTimeOffset(), Text(root, "board"), Text(root, "method"), Text(root, "methodVersion"),
            root.GetProperty("style").GetBoolean(), root.GetProperty("votes").GetInt32(), root.GetProperty("voteCutoff").GetInt64(), Text(root, "logHash"),
            Text(root, "votesHash"), root.GetProperty("seed").GetUInt64(), [.. root.GetProperty("rows").EnumerateArray().Select(row => Row(row, names))]);
    }

    private static PublishedRow Row(JsonElement row, Dictionary<string, string> names) => new(
        Text(row, "contestant"), names[Text(row, "contestant")], row.GetProperty("component").GetInt32(), row.GetProperty("rank").GetInt32(),
        row.GetProperty("rankLow").GetInt32(), row.GetProperty("rankHigh").GetInt32(), row.GetProperty("rating").GetDouble(), Number(row, "low"), Number(row, "high"),
        row.GetProperty("votes").GetInt32(), Text(row, "status") == "provisional");

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static double? Number(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}

/// <summary>A contestant on a published board.</summary>
public sealed record PublishedRow(
    string Contestant, string Name, int Component, int Rank, int RankLow, int RankHigh, double Rating, double? Low, double? High, int Votes, bool Provisional)
{
    /// <summary>The ranks that the votes allow.</summary>
    public string Ranks => RankLow == RankHigh ? $"{RankLow}" : $"{RankLow}–{RankHigh}";
}
