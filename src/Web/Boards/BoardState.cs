using Arena.Contracts.Ratings;

namespace Arena.Web.Boards;

/// <summary>A leaderboard, as GET /api/leaderboard has it.</summary>
/// <param name="Board">Which slice of the vote log it is.</param>
/// <param name="Method">davidson, bt or elo.</param>
/// <param name="MethodVersion">Version of the method.</param>
/// <param name="Votes">Rated votes on it.</param>
/// <param name="VoteCutoff">Number of the last vote that was read.</param>
/// <param name="Components">Groups of contestants that no battle links.</param>
/// <param name="Rows">By component, then rank.</param>
public sealed record BoardState(string Board, string Method, string MethodVersion, int Votes, long VoteCutoff, int Components, IReadOnlyList<RowState> Rows)
{
    /// <param name="board">The whole board.</param>
    /// <param name="family">Keeps the rows of one family; their ranks stay those of the whole board.</param>
    internal static BoardState Of(Board board, string? family) => new(
        board.Name, MethodName(board.Method), board.MethodVersion, board.Votes, board.VoteCutoff, board.Components,
        [.. board.Rows.Where(row => family is null || string.Equals(row.Family, family, StringComparison.OrdinalIgnoreCase)).Select(RowState.Of)]);

    internal static string MethodName(BoardMethod method) => method switch
    {
        BoardMethod.Davidson => "davidson",
        BoardMethod.BradleyTerry => "bt",
        BoardMethod.Elo => "elo",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "A method without a name."),
    };
}

/// <summary>One contestant on a board.</summary>
public sealed record RowState(
    int Rank, int RankLow, int RankHigh, string Contestant, string Name, string Family, string Variant, double Rating, double? Low, double? High,
    int Votes, int Wins, int Losses, int Ties, int BothBad, BoardStatus Status, int Component)
{
    internal static RowState Of(BoardRow row) => new(
        row.Rank, row.RankLow, row.RankHigh, row.Contestant, row.Name, row.Family, row.Variant, row.Rating, row.Low, row.High,
        row.Votes, row.Wins, row.Losses, row.Ties, row.BothBad, row.Status, row.Component);
}
