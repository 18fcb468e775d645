using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos;

/// <summary>A row of the exported vote log.</summary>
public sealed record VoteLine
{
    public required string Battle { get; init; }

    public required long Seq { get; init; }

    public required int Turn { get; init; }

    public required string Left { get; init; }

    public required string Right { get; init; }

    public required string Winner { get; init; }

    public required string Language { get; init; }

    public required string Topic { get; init; }

    public required string Voter { get; init; }

    public required DateTimeOffset Timestamp { get; init; }

    public required double Probability { get; init; }

    [JsonPropertyName("left_attempt")]
    public required int LeftAttempt { get; init; }

    [JsonPropertyName("right_attempt")]
    public required int RightAttempt { get; init; }

    [JsonPropertyName("left_length")]
    public required int LeftLength { get; init; }

    [JsonPropertyName("right_length")]
    public required int RightLength { get; init; }

    public required string Flags { get; init; }

    public required string Source { get; init; }

    public required JsonElement Parameters { get; init; }

    public required string? Excluded { get; init; }

    public required string Hash { get; init; }

    /// <summary>Whether boards count it.</summary>
    public bool IsRated => Excluded is null && Winner != "cannot_judge";

    public static async Task<IReadOnlyList<VoteLine>> ExportAsync(VoterClient voter)
    {
        ArgumentNullException.ThrowIfNull(voter);
        var export = (await voter.GetAsync("api/export/votes.jsonl")).Expect(HttpStatusCode.OK);
        return [.. export.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<VoteLine>(line, JsonSerializerOptions.Web)!)];
    }
}
