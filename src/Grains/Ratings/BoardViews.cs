using Arena.Contracts.Models;
using Arena.Contracts.Ratings;
using Arena.Grains.Catalogue;
using Arena.Ratings.Boards;
using Board = Arena.Contracts.Ratings.Board;
using BoardRow = Arena.Contracts.Ratings.BoardRow;

namespace Arena.Grains.Ratings;

/// <summary>Puts names to the numbers of a board.</summary>
internal static class BoardViews
{
    public static Board Of(string name, BoardMethod method, long cutoff, Arena.Ratings.Boards.Board board, Interning contestants, ArenaCatalogue catalogue) => new(
        name,
        method,
        board.MethodVersion,
        (int)board.Votes,
        cutoff,
        board.Components.Count,
        [.. board.Rows.Select(row => Row(row, contestants[row.Contestant], catalogue))]);

    private static BoardRow Row(Arena.Ratings.Boards.BoardRow row, string id, ArenaCatalogue catalogue)
    {
        var contestant = catalogue.Find(new ContestantId(id));
        return new BoardRow(
            row.Rank,
            row.RankLow,
            row.RankHigh,
            id,
            contestant?.Name ?? id,
            contestant?.Family ?? "",
            contestant?.Variant ?? "",
            row.Rating,
            Finite(row.Low),
            Finite(row.High),
            row.Votes,
            row.Wins,
            row.Losses,
            row.Ties,
            row.BothBad,
            row.Status switch
            {
                RowStatus.Established => BoardStatus.Established,
                RowStatus.Usable => BoardStatus.Usable,
                _ => BoardStatus.Provisional,
            },
            row.Component);
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
