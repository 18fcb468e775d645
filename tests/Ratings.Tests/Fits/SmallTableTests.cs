using Arena.Ratings.Boards;
using Arena.Ratings.Fits;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Tests.Fits;

/// <summary>A board's first votes: every table of two contestants with at most two votes in each of its cells.</summary>
public sealed class SmallTableTests
{
    public static TheoryData<FitOptions> AllModels() =>
    [
        FitOptions.Davidson, FitOptions.Davidson with { Seat = false },
        FitOptions.BradleyTerry, FitOptions.BradleyTerry with { Seat = true },
        FitOptions.Davidson with { Model = PairwiseModel.RaoKupper }, FitOptions.Davidson with { Model = PairwiseModel.RaoKupper, Seat = false },
    ];

    [Theory]
    [MemberData(nameof(AllModels))]
    public void Every_small_table_has_a_board(FitOptions options)
    {
        var failed = new List<string>();
        foreach (var cells in Tables())
        {
            try
            {
                BoardBuilder.Build(Counts(cells), new BoardOptions { Fit = options, RankDraws = 10 });
            }
            catch (FitFailedException exception)
            {
                failed.Add($"{string.Join(' ', cells)}: {exception.Message}");
            }
        }

        failed.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(AllModels))]
    public void Ties_and_no_upset_have_a_board_however_many_votes_there_are(FitOptions options)
    {
        var board = BoardBuilder.Build(Counts([600, 0, 600, 0, 600, 600]), new BoardOptions { Fit = options });
        board.Rows.Select(row => row.Contestant).ShouldBe([0, 1]);
        board.Rows.ShouldAllBe(row => double.IsFinite(row.Rating) && double.IsFinite(row.Se));
    }

    private static IEnumerable<int[]> Tables() =>
        Enumerable.Range(1, 728).Select(number => Enumerable.Range(0, 6).Select(cell => number / (int)Math.Pow(3, cell) % 3).ToArray());

    private static VoteCounts Counts(int[] cells)
    {
        var counts = new VoteCounts();
        foreach (var (index, (left, right)) in new[] { (0, 1), (1, 0) }.Index())
        {
            counts.Add(new Vote(left, right, Outcome.Left), cells[3 * index]);
            counts.Add(new Vote(left, right, Outcome.Right), cells[(3 * index) + 1]);
            counts.Add(new Vote(left, right, Outcome.Tie), cells[(3 * index) + 2]);
        }

        return counts;
    }
}
