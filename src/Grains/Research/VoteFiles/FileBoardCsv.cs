using System.Globalization;
using Arena.Ratings.Boards;
using CsvHelper;

namespace Arena.Grains.Research.VoteFiles;

/// <summary>
/// A board as CSV, in round-trip doubles. Where no vote connects some contestants a last column says which group a row belongs to, as
/// nothing compares across groups.
/// </summary>
internal sealed class FileBoardCsv(FileBoard board) : CsvRows<BoardRow>
{
    private readonly bool _apart = board.Board.Components.Count > 1;

    protected override IReadOnlyList<string> Columns { get; } = board.Board.Components.Count > 1
        ? [.. Always, "component"]
        : Always;

    private static IReadOnlyList<string> Always =>
        ["contestant", "rating", "se", "low", "high", "rank", "rank_low", "rank_high", "votes", "status"];

    protected override void Cells(CsvWriter csv, BoardRow row)
    {
        csv.WriteField(board.Votes.Contestants[row.Contestant]);
        csv.WriteField(Number(row.Rating));
        csv.WriteField(Number(row.Se));
        csv.WriteField(Number(row.Low));
        csv.WriteField(Number(row.High));
        csv.WriteField(row.Rank);
        csv.WriteField(row.RankLow);
        csv.WriteField(row.RankHigh);
        csv.WriteField(row.Votes);
        csv.WriteField(row.Status.ToString().ToLowerInvariant());
        if (_apart)
        {
            csv.WriteField(row.Component);
        }
    }

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";
}
