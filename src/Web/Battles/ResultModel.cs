using Arena.Contracts.Battles;
using Arena.Contracts.Ratings;

namespace Arena.Web.Battles;

/// <summary>What is shown after the vote.</summary>
/// <param name="Battle">The battle.</param>
/// <param name="Verdict">The verdict that is stored.</param>
/// <param name="Vote">Its number in the log.</param>
/// <param name="Pair">Who was who.</param>
/// <param name="Board">The language's board; null when it could not be had.</param>
public sealed record ResultModel(BattleId Battle, Verdict Verdict, string Vote, RevealedPair Pair, Board? Board)
{
    /// <summary>Reasons that can be ticked, as they are stored.</summary>
    public static IReadOnlyList<string> Tags { get; } = ["clear", "correct", "complete", "natural", "wrong", "off_topic", "wrong_language", "both_good"];

    public BoardRow? RowOf(ContestantCard card) => Board?.Rows.FirstOrDefault(row => row.Contestant == card.Id);
}
