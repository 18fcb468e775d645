using System.Globalization;
using System.Text.Json;
using Arena.Ratings.Boards;
using Arena.Ratings.Elo;

namespace Arena.Grains.Research.SelfTest;

/// <summary>A row's numbers as a snapshot has them, as one text: equal numbers, equal texts.</summary>
internal static class PublishedRow
{
    private static readonly string[] Numbers = ["rating", "se", "low", "high"];

    public static string Of(BoardRow row, string contestant) => Join(
        contestant, row.Rank, row.RankLow, row.RankHigh, row.Votes, [Number(row.Rating), Number(row.Se), Number(row.Low), Number(row.High)]);

    /// <summary>The rows of a snapshot's bytes.</summary>
    public static IReadOnlyList<string> Of(byte[] snapshot)
    {
        using var document = JsonDocument.Parse(snapshot);
        return [.. document.RootElement.GetProperty("rows").EnumerateArray().Select(Of)];
    }

    private static string Of(JsonElement row) => Join(
        row.GetProperty("contestant").GetString()!,
        row.GetProperty("rank").GetInt32(),
        row.GetProperty("rankLow").GetInt32(),
        row.GetProperty("rankHigh").GetInt32(),
        row.GetProperty("votes").GetInt32(),
        Numbers.Select(name => row.GetProperty(name).GetRawText()));

    private static string Join(string contestant, int rank, int low, int high, int votes, IEnumerable<string> numbers) =>
        string.Create(CultureInfo.InvariantCulture, $"{contestant} {rank} {low}-{high} {votes} {string.Join(' ', numbers)}");

    private static string Number(double value) => double.IsFinite(value) ? EloScale.Publish(value).ToString("R", CultureInfo.InvariantCulture) : "null";
}
