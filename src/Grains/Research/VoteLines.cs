using System.Text.Json;
using Arena.Grains.Storage;

namespace Arena.Grains.Research;

/// <summary>The vote log as JSON lines, with the names of the CSV.</summary>
internal sealed class VoteLines(IReadOnlyDictionary<long, string?> excluded) : JsonRows<VoteRow>
{
    protected override void Members(Utf8JsonWriter writer, VoteRow row)
    {
        var vote = row.Vote;
        writer.WriteString("battle", vote.Battle.Value);
        writer.WriteNumber("seq", row.Sequence);
        writer.WriteNumber("turn", vote.Turn);
        writer.WriteString("left", vote.Left.Value);
        writer.WriteString("right", vote.Right.Value);
        writer.WriteString("winner", Words.Of(vote.Verdict));
        writer.WriteString("language", vote.Language);
        writer.WriteString("topic", vote.Topic);
        writer.WriteString("voter", vote.Voter.Value);
        writer.WriteString("timestamp", Words.Of(vote.CastAt));
        writer.WriteNumber("probability", vote.Probability);
        writer.WriteNumber("left_attempt", vote.LeftAttempt);
        writer.WriteNumber("right_attempt", vote.RightAttempt);
        writer.WriteNumber("left_length", vote.LeftLength);
        writer.WriteNumber("right_length", vote.RightLength);
        writer.WriteString("flags", vote.Flags);
        writer.WriteString("source", vote.Source);
        writer.WritePropertyName("parameters");
        writer.WriteRawValue(vote.Parameters);
        writer.WriteString("excluded", excluded.GetValueOrDefault(row.Sequence));
        writer.WriteString("hash", row.Hash);
        foreach (var (name, count) in StyleColumns.Names.Zip(StyleColumns.Of(vote.Style)))
        {
            if (count is { } known)
            {
                writer.WriteNumber(name, known);
            }
            else
            {
                writer.WriteNull(name);
            }
        }
    }
}
