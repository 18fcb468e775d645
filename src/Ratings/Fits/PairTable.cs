using Arena.Ratings.Votes;

namespace Arena.Ratings.Fits;

/// <summary>
/// The votes of one component in the layout that the kernels read: pairs (First, Second) of local indices with
/// First &gt; Second, ordered by both, so that they run along the rows of a lower triangle; padded with empty pairs
/// (0, 0) to a multiple of four.
/// </summary>
internal sealed class PairTable
{
    public PairTable(int members, int[] first, int[] second, SideCounts[] sides, int pairs, double[]? votes = null)
    {
        Members = members;
        First = first;
        Second = second;
        Sides = sides;
        Pairs = pairs;
        Votes = votes;
        RowStarts = Starts(members, first, pairs);
    }

    public int Members { get; }

    public int Pairs { get; }

    public int[] First { get; }

    public int[] Second { get; }

    /// <summary>Pairs with First = i are RowStarts[i] to RowStarts[i + 1] - 1.</summary>
    public int[] RowStarts { get; }

    /// <summary>One entry where seatings are pooled, else two: First on the left, First on the right.</summary>
    public SideCounts[] Sides { get; }

    /// <summary>How many votes the weights of a pair are of; null where every vote weighs 1.</summary>
    public double[]? Votes { get; }

    public int PaddedPairs => First.Length;

    public static int Pad(int pairs) => (pairs + 3) & ~3;

    /// <summary>Where a pair sits in a completed table; first &gt; second.</summary>
    public static int CompleteIndex(int first, int second) => (first * (first - 1) / 2) + second;

    /// <summary>The counts, indexed by pair, in which a vote between two local indices stands.</summary>
    public double[] CellsOf(int left, int right, Outcome outcome)
    {
        var side = Sides[left > right ? 0 : Sides.Length - 1];
        if (outcome > Outcome.Right)
        {
            return side.Ties;
        }

        return left > right == (outcome == Outcome.Left) ? side.Wins : side.Losses;
    }

    /// <summary>The pair of two local indices, -1 if it has no votes.</summary>
    public int IndexOf(int a, int b)
    {
        var (first, second) = a > b ? (a, b) : (b, a);
        var found = Array.BinarySearch(Second, RowStarts[first], RowStarts[first + 1] - RowStarts[first], second);
        return found < 0 ? -1 : found;
    }

    /// <summary>The same votes as ordered cells; pooled seatings come back with the pair's first on the left.</summary>
    public WeightedCell[] ToCells()
    {
        var cells = new List<WeightedCell>();
        foreach (var side in Sides)
        {
            for (var pair = 0; pair < Pairs; pair++)
            {
                var (wins, losses, ties) = (side.Wins[pair], side.Losses[pair], side.Ties[pair]);
                if (wins + losses + ties > 0)
                {
                    cells.Add(side.Sign < 0
                        ? WeightedCell.Unweighted(Second[pair], First[pair], losses, wins, ties)
                        : WeightedCell.Unweighted(First[pair], Second[pair], wins, losses, ties));
                }
            }
        }

        cells.Sort((x, y) => (x.Left, x.Right).CompareTo((y.Left, y.Right)));
        return [.. cells];
    }

    /// <summary>A copy of unweighted votes whose counts can be changed.</summary>
    public PairTable Copy() => new(Members, First, Second, [.. Sides.Select(side => side.Copy())], Pairs);

    /// <summary>The same votes with every possible pair present, so that a vote on a new pair finds its place.</summary>
    public PairTable Completed()
    {
        var pairs = Members * (Members - 1) / 2;
        var first = new int[Pad(pairs)];
        var second = new int[Pad(pairs)];
        for (var pair = 0; pair < pairs; pair++)
        {
            (first[pair], second[pair]) = pair == 0 ? (1, 0) : Following(first[pair - 1], second[pair - 1]);
        }

        return new PairTable(Members, first, second, [.. Sides.Select(side => Spread(side, first.Length))], pairs);
    }

    /// <summary>Rated votes of each member.</summary>
    public double[] VotesPerMember()
    {
        if (Votes is null)
        {
            return WeightPerMember();
        }

        var votes = new double[Members];
        for (var pair = 0; pair < Pairs; pair++)
        {
            votes[First[pair]] += Votes[pair];
            votes[Second[pair]] += Votes[pair];
        }

        return votes;
    }

    /// <summary>The sum of weights of each member's votes.</summary>
    public double[] WeightPerMember()
    {
        var votes = new double[Members];
        foreach (var side in Sides)
        {
            for (var pair = 0; pair < Pairs; pair++)
            {
                var total = side.Wins[pair] + side.Losses[pair] + side.Ties[pair];
                votes[First[pair]] += total;
                votes[Second[pair]] += total;
            }
        }

        return votes;
    }

    /// <summary>
    /// Whether some pair, in one seating, was won by both sides. Then log nu cannot run away: along a direction that never
    /// lowers the likelihood, ties ask for |change of x| &lt;= 2 e and wins for &gt;= 2 e with the winner's sign, e the change
    /// of log nu, so such a pair forces e = 0. Without it nu may drift to infinity with the seat or the ratings.
    /// </summary>
    public bool HasMixedCell()
    {
        foreach (var side in Sides)
        {
            for (var pair = 0; pair < Pairs; pair++)
            {
                if (side.Wins[pair] > 0 && side.Losses[pair] > 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Wins and half the ties of each member.</summary>
    public double[] ScoresPerMember()
    {
        var scores = new double[Members];
        foreach (var side in Sides)
        {
            for (var pair = 0; pair < Pairs; pair++)
            {
                scores[First[pair]] += side.Wins[pair] + (side.Ties[pair] / 2);
                scores[Second[pair]] += side.Losses[pair] + (side.Ties[pair] / 2);
            }
        }

        return scores;
    }

    public double TotalWins() => Sides.Sum(side => side.Wins.Sum() + side.Losses.Sum());

    public double TotalTies() => Sides.Sum(side => side.Ties.Sum());

    private static int[] Starts(int members, int[] first, int pairs)
    {
        var starts = new int[members + 1];
        for (int i = 0, pair = 0; i <= members; i++)
        {
            while (pair < pairs && first[pair] < i)
            {
                pair++;
            }

            starts[i] = pair;
        }

        return starts;
    }

    private static (int First, int Second) Following(int first, int second) =>
        second + 1 < first ? (first, second + 1) : (first + 1, 0);

    private SideCounts Spread(SideCounts side, int length)
    {
        var spread = new SideCounts(side.Sign, length);
        for (var pair = 0; pair < Pairs; pair++)
        {
            var target = CompleteIndex(First[pair], Second[pair]);
            spread.Wins[target] = side.Wins[pair];
            spread.Losses[target] = side.Losses[pair];
            spread.Ties[target] = side.Ties[pair];
        }

        return spread;
    }
}
