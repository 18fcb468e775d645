using System.Globalization;
using System.Text.Json;
using Arena.Contracts.Battles;
using Arena.Grains.Battles;

namespace Arena.Grains.Research.Import;

/// <summary>
/// Battles of FastChat. model_a was displayed on the left. Votes after names were shown (anony false) say little about answers and are
/// dropped; so are those whose answers, where the file has conversations, are messages of a broken program.
/// </summary>
internal sealed class FastChatFile(Labels labels) : IForeignFile
{
    private const double LatestSecond = 253402300799;

    public IEnumerable<CleanedRow> Read(string path)
    {
        var first = new Dictionary<string, long>();
        var number = 0L;
        foreach (var record in JsonRecords.Read(path))
        {
            number++;
            var row = record is { } battle ? Clean(number, battle) : CleanedRow.Dropped(number, CleaningReason.Malformed);
            if (row.Vote is { } vote && !first.TryAdd(vote.Identity, number))
            {
                row = CleanedRow.Dropped(number, CleaningReason.Repeat, $"of row {first[vote.Identity]}");
            }

            yield return row;
        }
    }

    private CleanedRow Clean(long row, JsonElement battle)
    {
        if (battle.Truth("anony") == false)
        {
            return CleanedRow.Dropped(row, CleaningReason.NotAnonymous);
        }

        var changes = new List<CleaningEntry>();
        if (Label(row, battle, "model_a", changes) is not { } left || Label(row, battle, "model_b", changes) is not { } right)
        {
            return CleanedRow.Dropped(row, CleaningReason.BadLabel, $"{battle.Any("model_a")} | {battle.Any("model_b")}");
        }

        if (left == right)
        {
            return CleanedRow.Dropped(row, CleaningReason.SameContestant, left);
        }

        if (Winner(battle.Any("winner")) is not { } verdict)
        {
            return CleanedRow.Dropped(row, CleaningReason.UnknownWinner, battle.Any("winner"));
        }

        if (battle.Number("tstamp") is not (>= 0 and <= LatestSecond and var seconds))
        {
            return CleanedRow.Dropped(row, CleaningReason.BadTimestamp, battle.Any("tstamp"));
        }

        var (leftText, rightText) = (LastAnswer(battle, "conversation_a"), LastAnswer(battle, "conversation_b"));
        return (Unusable(leftText) ?? Unusable(rightText)) is { } reason
            ? CleanedRow.Dropped(row, reason)
            : new CleanedRow(row, Vote(battle, left, right, verdict, seconds, Language(row, battle, changes)) with { LeftLength = leftText?.Length ?? 0, RightLength = rightText?.Length ?? 0 }, changes);
    }

    private static ForeignVote Vote(JsonElement battle, string left, string right, Verdict verdict, double seconds, string language) => new()
    {
        Identity = battle.Any("question_id") is { Length: > 0 } question
            ? Digest.Hex($"question\u001F{question}")
            : Digest.Hex(string.Join('\u001F', left, right, verdict, battle.Any("judge"), battle.Any("turn"), seconds.ToString("R", CultureInfo.InvariantCulture))),
        Left = left,
        Right = right,
        Verdict = verdict,
        Language = language,
        At = DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)),
        Voter = battle.Any("judge") is { Length: > 0 } judge ? judge : null,
        Turn = battle.Number("turn") is >= 1 and <= 1000 and var turn ? (int)turn : 1,
    };

    private string? Label(long row, JsonElement battle, string member, List<CleaningEntry> changes)
    {
        var written = battle.Text(member) ?? "";
        var label = labels.Find(written);
        if (label is not null && label != written)
        {
            changes.Add(new CleaningEntry(row, CleaningAction.Changed, CleaningReason.LabelMerged, $"{member}: {written} -> {label}"));
        }

        return label;
    }

    private static string Language(long row, JsonElement battle, List<CleaningEntry> changes)
    {
        var code = LanguageCodes.Find(battle.Any("language"));
        if (code == LanguageCodes.Unknown)
        {
            changes.Add(new CleaningEntry(row, CleaningAction.Changed, CleaningReason.LanguageUnknown, battle.Any("language")));
        }

        return code;
    }

    private static Verdict? Winner(string word) => word switch
    {
        "model_a" => Verdict.Left,
        "model_b" => Verdict.Right,
        "tie" => Verdict.Tie,
        "tie (bothbad)" or "bothbad" or "both_bad" => Verdict.BothBad,
        _ => null,
    };

    private static string? Unusable(string? text) =>
        text is null ? null : text.Trim().Length == 0 ? CleaningReason.EmptyAnswer : ErrorTexts.IsError(text) ? CleaningReason.ErrorAnswer : null;

    /// <returns>Null where the file has no conversation.</returns>
    private static string? LastAnswer(JsonElement battle, string member)
    {
        if (!battle.TryGetProperty(member, out var conversation) || conversation.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var last = conversation.EnumerateArray().LastOrDefault(message => message.ValueKind == JsonValueKind.Object && message.Text("role") == "assistant");
        return last.ValueKind == JsonValueKind.Object ? last.Text("content") ?? "" : "";
    }
}
