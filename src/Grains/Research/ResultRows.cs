using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Grains.Battles;
using Arena.Grains.Catalogue;
using Arena.Grains.Storage;
using CsvHelper;

namespace Arena.Grains.Research;

/// <summary>
/// The flat file of results: the voted turn of every voted battle. Model A is the one whose id comes first in ordinal order;
/// Swapped says that it was displayed on the right. Winner_Position is where the winner was displayed, Winner_Source who it was.
/// </summary>
internal sealed class ResultRows(ArenaCatalogue catalogue) : CsvRows<BattleTexts>
{
    protected override IReadOnlyList<string> Columns { get; } =
    [
        "Timestamp", "Language", "Prompt", "Model_A_Name", "Model_B_Name", "Output_A", "Output_B", "Swapped", "Winner_Position", "Winner_Source",
    ];

    /// <summary>Battles without a vote give no row.</summary>
    public override void Write(BattleTexts row)
    {
        if (row.Vote is not null)
        {
            base.Write(row);
        }
    }

    protected override void Cells(CsvWriter csv, BattleTexts row)
    {
        var vote = row.Vote!.Vote;
        var swapped = string.CompareOrdinal(vote.Left.Value, vote.Right.Value) > 0;
        var left = Text(row, Side.Left, vote.LeftAttempt);
        var right = Text(row, Side.Right, vote.RightAttempt);
        csv.WriteField(Words.Of(vote.CastAt));
        csv.WriteField(vote.Language);
        csv.WriteField(row.Turns.First(turn => turn.Turn == vote.Turn).Prompt);
        csv.WriteField(Name(swapped ? vote.Right : vote.Left));
        csv.WriteField(Name(swapped ? vote.Left : vote.Right));
        csv.WriteField(swapped ? right : left);
        csv.WriteField(swapped ? left : right);
        csv.WriteField(swapped ? "True" : "False");
        csv.WriteField(Words.Of(vote.Verdict));
        csv.WriteField(vote.Verdict switch
        {
            Verdict.Left => Name(vote.Left),
            Verdict.Right => Name(vote.Right),
            _ => Words.Of(vote.Verdict),
        });
    }

    private static string? Text(BattleTexts row, Side side, int attempt) => row.Answers
        .FirstOrDefault(answer => answer.Turn == row.Vote!.Vote.Turn && answer.Side == side && answer.Attempt == attempt)?.Text;

    private string Name(ContestantId id) => BattleCards.Card(id.Value, catalogue).Name;
}
