using System.Globalization;
using Arena.Grains.Storage;
using CsvHelper;

namespace Arena.Grains.Research;

/// <summary>The vote log as CSV.</summary>
internal sealed class VoteRows(IReadOnlyDictionary<long, string?> excluded) : CsvRows<VoteRow>
{
    protected override IReadOnlyList<string> Columns { get; } =
    [
        "battle", "seq", "turn", "left", "right", "winner", "language", "topic", "voter", "timestamp", "probability",
        "left_attempt", "right_attempt", "left_length", "right_length", "flags", "source", "parameters", "excluded", "hash",
        .. StyleColumns.Names,
    ];

    protected override void Cells(CsvWriter csv, VoteRow row)
    {
        var vote = row.Vote;
        csv.WriteField(vote.Battle.Value);
        csv.WriteField(Number(row.Sequence));
        csv.WriteField(Number(vote.Turn));
        csv.WriteField(vote.Left.Value);
        csv.WriteField(vote.Right.Value);
        csv.WriteField(Words.Of(vote.Verdict));
        csv.WriteField(vote.Language);
        csv.WriteField(vote.Topic);
        csv.WriteField(vote.Voter.Value);
        csv.WriteField(Words.Of(vote.CastAt));
        csv.WriteField(vote.Probability.ToString("R", CultureInfo.InvariantCulture));
        csv.WriteField(Number(vote.LeftAttempt));
        csv.WriteField(Number(vote.RightAttempt));
        csv.WriteField(Number(vote.LeftLength));
        csv.WriteField(Number(vote.RightLength));
        csv.WriteField(vote.Flags);
        csv.WriteField(vote.Source);
        csv.WriteField(vote.Parameters);
        csv.WriteField(excluded.GetValueOrDefault(row.Sequence));
        csv.WriteField(row.Hash);
        Style(csv, vote.Style);
    }

    private static void Style(CsvWriter csv, VoteStyle? style)
    {
        foreach (var count in StyleColumns.Of(style))
        {
            csv.WriteField(count is { } known ? Number(known) : "");
        }
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
