using System.Globalization;
using Arena.Contracts.Battles;
using Arena.Grains.Battles;
using Arena.Grains.Research.VoteFiles;

namespace Arena.Grains.Research.Import;

/// <summary>
/// The flat file of results. Its arena wrote a vote again at every re-render, and a repeat carries the prompt and the language that were
/// picked for the next battle: the first write of a pair of answers is the vote, all later ones are repeats.
/// </summary>
internal sealed class OellmFile(Labels labels, ILanguageGuess languages) : IForeignFile
{
    private static readonly string[] TimeFormats = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "dd/MM/yyyy HH:mm:ss", "yyyy/MM/dd HH:mm:ss"];

    public IEnumerable<CleanedRow> Read(string path)
    {
        using var file = new CsvFile(path);
        var columns = new OellmColumns(file);
        var first = new Dictionary<string, FirstWrite>();
        OellmRow? held = null;
        while (file.Next())
        {
            var read = Parse(file, columns);
            if (read.Row is not { } row)
            {
                yield return CleanedRow.Dropped(file.Row, read.Reason, read.Detail);
            }
            else if (first.TryGetValue(row.Identity, out var vote))
            {
                yield return Repeat(row, vote);
            }
            else
            {
                first.Add(row.Identity, new FirstWrite(row.Row, Digest.Long(row.Prompt), row.Language, row.Verdict));
                if (held is not null)
                {
                    yield return ShiftRules.Decide(held, row, languages);
                }

                held = row;
            }
        }

        if (held is not null)
        {
            yield return ShiftRules.Decide(held, null, languages);
        }
    }

    private static CleanedRow Repeat(OellmRow row, FirstWrite first)
    {
        (bool Differs, string What)[] all =
            [(Digest.Long(row.Prompt) != first.Prompt, "prompt"), (row.Language != first.Language, "language"), (row.Verdict != first.Verdict, "winner")];
        var moved = string.Join(" and ", all.Where(part => part.Differs).Select(part => part.What));
        return moved.Length == 0
            ? CleanedRow.Dropped(row.Row, CleaningReason.Repeat, $"of row {first.Row}")
            : CleanedRow.Dropped(row.Row, CleaningReason.ShiftedRepeat, $"of row {first.Row}; its {moved} had moved on");
    }

    private (OellmRow? Row, string Reason, string Detail) Parse(CsvFile file, OellmColumns columns)
    {
        if (!TryTime(file[columns.Timestamp], out var at))
        {
            return (null, CleaningReason.BadTimestamp, file[columns.Timestamp]);
        }

        var changes = new List<CleaningEntry>();
        if (Label(file, columns.ModelA, changes) is not { } modelA || Label(file, columns.ModelB, changes) is not { } modelB)
        {
            return (null, CleaningReason.BadLabel, $"{file[columns.ModelA]} | {file[columns.ModelB]}");
        }

        if (modelA == modelB)
        {
            return (null, CleaningReason.SameContestant, modelA);
        }

        var (a, b) = (file[columns.OutputA].Trim(), file[columns.OutputB].Trim());
        if (Unusable(a) is { } unusableA)
        {
            return (null, unusableA, "Output_A");
        }

        if (Unusable(b) is { } unusableB)
        {
            return (null, unusableB, "Output_B");
        }

        if (OellmWinner.Swapped(file[columns.Swapped]) is not { } swapped)
        {
            return (null, CleaningReason.BadValue, $"Swapped: {file[columns.Swapped]}");
        }

        var winner = OellmWinner.Read(file[columns.Position], file[columns.Source], labels.Find(file[columns.Source]), swapped ? modelB : modelA, swapped ? modelA : modelB);
        if (winner.Verdict is not { } verdict)
        {
            return (null, winner.Reason, $"Winner_Position: {file[columns.Position]}, Winner_Source: {file[columns.Source]}");
        }

        var identity = Digest.Hex(string.Join('\u001F', modelA, modelB, a, b, swapped));
        return (
            new OellmRow(
                file.Row, at, Language(file, columns, changes), file[columns.Prompt].Trim(), swapped ? modelB : modelA, swapped ? modelA : modelB, swapped ? b : a, swapped ? a : b,
                verdict, identity, changes),
            "",
            "");
    }

    private string? Label(CsvFile file, int column, List<CleaningEntry> changes)
    {
        var label = labels.Find(file[column]);
        if (label is not null && label != file[column])
        {
            changes.Add(new CleaningEntry(file.Row, CleaningAction.Changed, CleaningReason.LabelMerged, $"{file.Header[column]}: {file[column]} -> {label}"));
        }

        return label;
    }

    private static string Language(CsvFile file, OellmColumns columns, List<CleaningEntry> changes)
    {
        var code = LanguageCodes.Find(file[columns.Language]);
        if (code == LanguageCodes.Unknown)
        {
            changes.Add(new CleaningEntry(file.Row, CleaningAction.Changed, CleaningReason.LanguageUnknown, file[columns.Language]));
        }

        return code;
    }

    private static string? Unusable(string text) =>
        text.Length == 0 ? CleaningReason.EmptyAnswer : ErrorTexts.IsError(text) ? CleaningReason.ErrorAnswer : null;

    private static bool TryTime(string text, out DateTimeOffset at)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;
        return DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, Utc, out at)
            || (text.Length >= 10 && char.IsAsciiDigit(text[0]) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out at));
    }

    /// <summary>What is remembered of a vote; of its prompt the digest, as a file may hold a million of them.</summary>
    private readonly record struct FirstWrite(long Row, string Prompt, string Language, Verdict Verdict);
}
