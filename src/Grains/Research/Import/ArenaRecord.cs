using System.Globalization;
using System.Text.Json;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Contracts.Voters;
using Arena.Grains.Research.VoteFiles;
using Arena.Grains.Storage;

namespace Arena.Grains.Research.Import;

/// <summary>A row of an arena's export.</summary>
internal sealed record ArenaRecord(long Sequence, VoteDraft Vote, string Hash, string Excluded)
{
    private static readonly string[] Columns =
    [
        "battle", "seq", "turn", "left", "right", "winner", "language", "topic", "voter", "timestamp", "probability",
        "left_attempt", "right_attempt", "left_length", "right_length", "flags", "source", "parameters", "excluded", "hash",
    ];

    public static IEnumerable<ArenaRecord> Csv(string path)
    {
        using var file = new CsvFile(path);
        var at = Columns.ToDictionary(column => column, file.Require);
        while (file.Next())
        {
            yield return Of(column => file[at[column]], column => file.Problem(at[column], $"'{file[at[column]]}' is not what an export holds there"));
        }
    }

    public static IEnumerable<ArenaRecord> Lines(string path)
    {
        var name = Path.GetFileName(path);
        var row = 0L;
        foreach (var record in JsonRecords.Read(path))
        {
            row++;
            var line = record ?? throw new FileProblemException($"{name}, row {row}: it is no JSON object");
            yield return Of(
                column => column == "parameters" && line.TryGetProperty(column, out var parameters) ? parameters.GetRawText() : line.Any(column),
                column => new FileProblemException($"{name}, row {row}, member {column}: it is not what an export holds there"));
        }
    }

    private static ArenaRecord Of(Func<string, string> cell, Func<string, FileProblemException> problem)
    {
        int Number(string column) => int.TryParse(cell(column), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw problem(column);
        var sequence = long.TryParse(cell("seq"), NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : throw problem("seq");
        var probability = double.TryParse(cell("probability"), NumberStyles.Float, CultureInfo.InvariantCulture, out var p) && double.IsFinite(p) ? p : throw problem("probability");
        var at = DateTimeOffset.TryParse(cell("timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : throw problem("timestamp");
        var draft = new VoteDraft(
            new BattleId(cell("battle")),
            Number("turn"),
            Number("left_attempt"),
            Number("right_attempt"),
            new ContestantId(cell("left")),
            new ContestantId(cell("right")),
            Verdict(cell("winner")) ?? throw problem("winner"),
            cell("language"),
            cell("topic"),
            probability,
            IsJson(cell("parameters")) ? cell("parameters") : throw problem("parameters"),
            Number("left_length"),
            Number("right_length"),
            cell("flags"),
            cell("source"),
            new VoterId(cell("voter")),
            at,
            "");
        return new ArenaRecord(sequence, draft, cell("hash"), cell("excluded"));
    }

    private static Verdict? Verdict(string word) => word switch
    {
        "left" => Contracts.Battles.Verdict.Left,
        "right" => Contracts.Battles.Verdict.Right,
        "tie" => Contracts.Battles.Verdict.Tie,
        "both_bad" => Contracts.Battles.Verdict.BothBad,
        "cannot_judge" => Contracts.Battles.Verdict.CannotJudge,
        _ => null,
    };

    private static bool IsJson(string text)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
