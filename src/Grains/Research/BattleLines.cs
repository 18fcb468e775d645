using System.Text.Json;
using Arena.Grains.Battles;
using Arena.Grains.Catalogue;
using Arena.Grains.Storage;

namespace Arena.Grains.Research;

/// <summary>Battles with their texts as JSON lines. Contestants are named only where the battle was voted.</summary>
internal sealed class BattleLines(ArenaCatalogue catalogue) : JsonRows<BattleTexts>
{
    protected override void Members(Utf8JsonWriter writer, BattleTexts row)
    {
        writer.WriteString("battle", row.Reservation.Battle.Value);
        writer.WriteString("voter", row.Reservation.Voter.Value);
        writer.WriteString("language", row.Reservation.Language);
        writer.WriteString("timestamp", Words.Of(row.Reservation.At));
        writer.WriteStartArray("turns");
        foreach (var turn in row.Turns)
        {
            writer.WriteStartObject();
            writer.WriteNumber("turn", turn.Turn);
            writer.WriteString("prompt", turn.Prompt);
            writer.WriteString("timestamp", Words.Of(turn.At));
            writer.WriteStartArray("answers");
            foreach (var answer in row.Answers.Where(answer => answer.Turn == turn.Turn))
            {
                Answer(writer, answer);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Vote(writer, row);
    }

    private static void Answer(Utf8JsonWriter writer, AnswerText answer)
    {
        writer.WriteStartObject();
        writer.WriteString("side", Words.Of(answer.Side));
        writer.WriteNumber("attempt", answer.Attempt);
        writer.WriteString("status", Words.Of(answer.Status));
        writer.WriteString("text", answer.Text);
        writer.WriteNumber("tokens", answer.Tokens);
        writer.WriteNumber("prompt_tokens", answer.PromptTokens);
        if (answer.FirstTextMilliseconds is { } first)
        {
            writer.WriteNumber("first_text_ms", first);
        }

        writer.WriteNumber("generation_ms", answer.GenerationMilliseconds);
        writer.WriteEndObject();
    }

    private void Vote(Utf8JsonWriter writer, BattleTexts row)
    {
        if (row.Vote is not { Vote: var vote } found)
        {
            writer.WriteNull("vote");
            return;
        }

        writer.WriteStartObject("vote");
        writer.WriteNumber("seq", found.Sequence);
        writer.WriteNumber("turn", vote.Turn);
        writer.WriteString("winner", Words.Of(vote.Verdict));
        writer.WriteString("left", vote.Left.Value);
        writer.WriteString("left_name", BattleCards.Card(vote.Left.Value, catalogue).Name);
        writer.WriteString("right", vote.Right.Value);
        writer.WriteString("right_name", BattleCards.Card(vote.Right.Value, catalogue).Name);
        writer.WriteString("timestamp", Words.Of(vote.CastAt));
        writer.WriteString("tags", row.Notes?.Tags);
        writer.WriteString("comment", row.Notes?.Comment);
        writer.WriteString("source", vote.Source);
        writer.WriteString("excluded", row.Excluded);
        writer.WriteEndObject();
    }
}
