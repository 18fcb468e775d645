using System.Globalization;
using Arena.Grains.Storage;

namespace Arena.Grains.Research;

/// <summary>The vote log as CSV.</summary>
internal sealed class VoteRows(IReadOnlyDictionary<long, string?> excluded) : CsvRows<VoteRow>
{
    protected override IEnumerable<string> Columns =>
    [
        "battle", "seq", "turn", "left", "right", "winner", "language", "topic", "voter", "timestamp", "probability",
        "left_attempt", "right_attempt", "left_length", "right_length", "flags", "source", "parameters", "excluded", "hash",
    ];

    protected override IEnumerable<string?> Cells(VoteRow row)
    {
        var vote = row.Vote;
        return
        [
            vote.Battle.Value,
            Number(row.Sequence),
            Number(vote.Turn),
            vote.Left.Value,
            vote.Right.Value,
            Words.Of(vote.Verdict),
            vote.Language,
            vote.Topic,
            vote.Voter.Value,
            Words.Of(vote.CastAt),
            vote.Probability.ToString("R", CultureInfo.InvariantCulture),
            Number(vote.LeftAttempt),
            Number(vote.RightAttempt),
            Number(vote.LeftLength),
            Number(vote.RightLength),
            vote.Flags,
            vote.Source,
            vote.Parameters,
            excluded.GetValueOrDefault(row.Sequence),
            row.Hash,
        ];
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
