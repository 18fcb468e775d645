using Arena.Contracts.Models;
using Arena.Contracts.Ratings;
using Arena.Grains.Catalogue;
using Arena.Grains.Ratings.Boards;
using Arena.Ratings.Boards;
using Arena.Ratings.Connectivity;
using Arena.Ratings.Elo;
using Board = Arena.Contracts.Ratings.Board;
using BoardRow = Arena.Contracts.Ratings.BoardRow;

namespace Arena.Grains.Ratings;

/// <summary>Puts names to the numbers of a board.</summary>
internal sealed class BoardViews(Interning contestants, ArenaCatalogue catalogue)
{
    public Board Of(string name, BoardMethod method, long cutoff, IBoardState state)
    {
        var board = state.Board();
        return new Board(
            name,
            method,
            board.MethodVersion,
            (int)board.Votes,
            cutoff,
            board.Components.Count,
            [.. board.Rows.Select(row => Row(row, state.Extras))])
        {
            Groups = [.. board.Components.Select(Group)],
            Wanted = [.. state.Extras.Bridges.Select(Wanted)],
            Style = state.Extras.Style,
            Tau = state.Extras.Tau,
        };
    }

    /// <summary>A group as published: rounded, and null where a number has no meaning.</summary>
    public static BoardGroup Group(BoardComponent component, int index) => new(
        index,
        component.Contestants,
        (int)Math.Round(component.Votes),
        component.StronglyConnected,
        component.Penalised,
        double.IsNaN(component.SeatSe) ? null : Finite(component.Seat),
        Finite(component.SeatSe),
        Finite(component.Nu),
        Finite(component.LogTieSe),
        EloScale.Publish(component.CriticalValue),
        component.Clusters)
    {
        SeatPenalised = component.SeatPenalised,
        NuPenalised = component.TiePenalised,
    };

    private WantedPair Wanted(BridgeWanted bridge) => new(
        contestants[bridge.A], contestants[bridge.B], bridge.Reason == BridgeReason.NoVotes ? WantedPair.NoVotes : WantedPair.NeverWon);

    private BoardRow Row(Arena.Ratings.Boards.BoardRow row, BoardExtras extras)
    {
        var id = contestants[row.Contestant];
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
            row.Component)
        {
            Se = Finite(row.Se),
            BestShare = Finite(row.BestShare),
            Tier = row.Tier,
            PairWeighted = extras.PairWeighted.GetValueOrDefault(row.Contestant),
            Shrunken = extras.Shrunken.GetValueOrDefault(row.Contestant),
        };
    }

    private static double? Finite(double value) => double.IsFinite(value) ? EloScale.Publish(value) : null;
}
