using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Grains.Battles;
using Arena.Grains.Catalogue;
using Arena.Grains.Storage;

namespace Arena.Grains.Research;

/// <summary>
/// A row of the flat file of results: the voted turn of a voted battle. Model A is the one whose id comes first in ordinal order;
/// Swapped says that it was displayed on the right. Winner_Position is where the winner was displayed, Winner_Source who it was.
/// </summary>
internal sealed record ResultRow(
    string Timestamp, string Language, string? Prompt, string ModelA, string ModelB, string? OutputA, string? OutputB, bool Swapped, string WinnerPosition, string WinnerSource)
{
    public static readonly IReadOnlyList<string> Columns =
    [
        "Timestamp", "Language", "Prompt", "Model_A_Name", "Model_B_Name", "Output_A", "Output_B", "Swapped", "Winner_Position", "Winner_Source",
    ];

    /// <summary>Whether the file has a row for a battle: it has no column to mark a vote that no board counts, so it holds own votes that are not excluded.</summary>
    public static bool Has(BattleTexts battle) => battle is { Vote.Vote.Source: VoteSources.Own, Excluded: null };

    /// <returns>Null for a battle without a vote.</returns>
    public static ResultRow? Of(BattleTexts battle, ArenaCatalogue catalogue)
    {
        if (battle.Vote?.Vote is not { } vote)
        {
            return null;
        }

        var swapped = string.CompareOrdinal(vote.Left.Value, vote.Right.Value) > 0;
        var left = Text(battle, Side.Left, vote.LeftAttempt);
        var right = Text(battle, Side.Right, vote.RightAttempt);
        string Name(ContestantId id) => BattleCards.Card(id.Value, catalogue).Name;
        return new ResultRow(
            Words.Of(vote.CastAt),
            vote.Language,
            battle.Turns.First(turn => turn.Turn == vote.Turn).Prompt,
            Name(swapped ? vote.Right : vote.Left),
            Name(swapped ? vote.Left : vote.Right),
            swapped ? right : left,
            swapped ? left : right,
            swapped,
            Words.Of(vote.Verdict),
            vote.Verdict switch
            {
                Verdict.Left => Name(vote.Left),
                Verdict.Right => Name(vote.Right),
                _ => Words.Of(vote.Verdict),
            });
    }

    private static string? Text(BattleTexts battle, Side side, int attempt) => battle.Answers
        .FirstOrDefault(answer => answer.Turn == battle.Vote!.Vote.Turn && answer.Side == side && answer.Attempt == attempt)?.Text;
}
