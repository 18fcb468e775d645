using Arena.Ratings.Votes;

namespace Arena.Ratings.Tests;

/// <summary>Published data sets with published results, and a helper to enter them.</summary>
internal static class Golden
{
    /// <summary>Citations among four statistics journals (Agresti 2002): Biometrika, Comm Statist, JASA, JRSS-B.</summary>
    public static VoteCounts Journals() => Table(
        (0, 1, 730, 33), (0, 2, 498, 320), (0, 3, 221, 284), (1, 2, 68, 813), (1, 3, 17, 276), (2, 3, 142, 325));

    /// <summary>Wikipedia's worked example of Bradley-Terry: A-B 2:3, A-D 1:4, B-C 5:3, C-D 1:3.</summary>
    public static VoteCounts Wikipedia() => Table((0, 1, 2, 3), (0, 3, 1, 4), (1, 2, 5, 3), (2, 3, 1, 3));

    /// <summary>
    /// American League East, 1987 (Agresti 2002): home team's wins and losses; the home team sits left.
    /// Milwaukee, Detroit, Toronto, New York, Boston, Cleveland, Baltimore.
    /// </summary>
    public static VoteCounts Baseball()
    {
        (int Won, int Lost)[][] home =
        [
            [(0, 0), (4, 3), (4, 2), (4, 3), (6, 1), (4, 2), (6, 0)],
            [(3, 3), (0, 0), (4, 2), (4, 3), (6, 0), (6, 1), (4, 3)],
            [(2, 5), (4, 3), (0, 0), (2, 4), (4, 3), (4, 2), (6, 0)],
            [(3, 3), (5, 1), (2, 5), (0, 0), (4, 3), (4, 2), (6, 1)],
            [(5, 1), (2, 5), (3, 3), (4, 2), (0, 0), (5, 2), (6, 0)],
            [(2, 5), (3, 3), (3, 4), (4, 3), (4, 2), (0, 0), (2, 4)],
            [(2, 5), (1, 5), (1, 6), (2, 4), (1, 6), (3, 4), (0, 0)],
        ];
        var counts = new VoteCounts(home.Length);
        for (var i = 0; i < home.Length; i++)
        {
            for (var j = 0; j < home.Length; j++)
            {
                if (i != j)
                {
                    counts.Add(new Vote(i, j, Outcome.Left), home[i][j].Won);
                    counts.Add(new Vote(i, j, Outcome.Right), home[i][j].Lost);
                }
            }
        }

        return counts;
    }

    public static VoteCounts Table(params (int A, int B, int Wins, int Losses)[] rows)
    {
        var counts = new VoteCounts();
        foreach (var (a, b, wins, losses) in rows)
        {
            counts.Add(new Vote(a, b, Outcome.Left), wins);
            counts.Add(new Vote(a, b, Outcome.Right), losses);
        }

        return counts;
    }

    /// <summary>The votes of <see cref="Table"/> one by one, in its order; every other of them is seated the other way round.</summary>
    public static IEnumerable<Vote> Votes(params (int A, int B, int Wins, int Losses)[] rows) => rows
        .SelectMany(row => Enumerable.Range(0, row.Wins + row.Losses).Select(i => (row.A, row.B, Won: i < row.Wins)))
        .Select((vote, i) => i % 2 == 0
            ? new Vote(vote.A, vote.B, vote.Won ? Outcome.Left : Outcome.Right)
            : new Vote(vote.B, vote.A, vote.Won ? Outcome.Right : Outcome.Left));
}
