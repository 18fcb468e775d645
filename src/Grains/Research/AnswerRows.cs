using CsvHelper;

namespace Arena.Grains.Research;

/// <summary>Battles with their texts as CSV, one row per attempt at an answer. Contestants are named only where the battle was voted.</summary>
internal sealed class AnswerRows : CsvRows<AnswerRow>
{
    protected override IReadOnlyList<string> Columns { get; } =
    [
        "battle", "voter", "language", "timestamp", "turn", "prompt", "side", "attempt", "status", "text", "tokens", "prompt_tokens",
        "first_text_ms", "generation_ms", "contestant", "voted", "winner", "source", "excluded",
    ];

    protected override void Cells(CsvWriter csv, AnswerRow row)
    {
        var answer = row.Answer;
        csv.WriteField(row.Battle.Reservation.Battle.Value);
        csv.WriteField(row.Battle.Reservation.Voter.Value);
        csv.WriteField(row.Battle.Reservation.Language);
        csv.WriteField(Words.Of(row.Turn?.At ?? row.Battle.Reservation.At));
        csv.WriteField(answer.Turn);
        csv.WriteField(row.Turn?.Prompt);
        csv.WriteField(Words.Of(answer.Side));
        csv.WriteField(answer.Attempt);
        csv.WriteField(Words.Of(answer.Status));
        csv.WriteField(answer.Text);
        csv.WriteField(answer.Tokens);
        csv.WriteField(answer.PromptTokens);
        csv.WriteField(answer.FirstTextMilliseconds);
        csv.WriteField(answer.GenerationMilliseconds);
        csv.WriteField(row.Contestant);
        csv.WriteField(row.IsVoted ? "true" : "false");
        csv.WriteField(row.IsVoted ? Words.Of(row.Battle.Vote!.Vote.Verdict) : null);
        csv.WriteField(row.Battle.Vote?.Vote.Source);
        csv.WriteField(row.Battle.Excluded);
    }
}
