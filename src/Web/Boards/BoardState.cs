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
/// <param name="Groups">One per component: seat effect, tie parameter, voters, critical value.</param>
/// <param name="Wanted">Pairs whose votes would join components or make ratings finite.</param>
/// <param name="Style">With style=on: the coefficients.</param>
/// <param name="Tau">On language boards: spread in Elo around the ratings of the votes outside it.</param>
/// <param name="Exclusions">Whether the share of excluded votes has jumped, over the whole log.</param>
public sealed record BoardState(
    string Board, string Method, string MethodVersion, int Votes, long VoteCutoff, int Components, IReadOnlyList<RowState> Rows,
    IReadOnlyList<BoardGroup> Groups, IReadOnlyList<WantedPair> Wanted, StyleState? Style, double? Tau, ExclusionAlarm? Exclusions)
{
    /// <param name="board">The whole board.</param>
    /// <param name="family">Keeps the rows of one family; their ranks stay those of the whole board.</param>
    internal static BoardState Of(Board board, string? family) => new(
        board.Name, MethodName(board.Method), board.MethodVersion, board.Votes, board.VoteCutoff, board.Components,
        [.. board.Rows.Where(row => family is null || string.Equals(row.Family, family, StringComparison.OrdinalIgnoreCase)).Select(RowState.Of)],
        board.Groups, board.Wanted, StyleState.Of(board.Style), board.Tau, board.Exclusions);

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
    int Votes, int Wins, int Losses, int Ties, int BothBad, BoardStatus Status, int Component, double? Se, double? BestShare, int? Tier,
    OtherRating? PairWeighted, ShrunkenRating? Shrunken)
{
    internal static RowState Of(BoardRow row) => new(
        row.Rank, row.RankLow, row.RankHigh, row.Contestant, row.Name, row.Family, row.Variant, row.Rating, row.Low, row.High,
        row.Votes, row.Wins, row.Losses, row.Ties, row.BothBad, row.Status, row.Component, row.Se, row.BestShare, row.Tier,
        row.PairWeighted, row.Shrunken);
}

/// <summary>What control for style did.</summary>
/// <param name="Votes">Votes that were used.</param>
/// <param name="Unknown">Rated votes whose answers' style is not known.</param>
/// <param name="Effects">One per feature.</param>
public sealed record StyleState(int Votes, int Unknown, IReadOnlyList<StyleEffect> Effects)
{
    internal static StyleState? Of(BoardStyle? style) => style is null ? null : new(style.Votes, style.Unknown, style.Effects);
}
