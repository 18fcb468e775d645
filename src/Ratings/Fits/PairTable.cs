namespace Arena.Ratings.Fits;

/// <summary>
/// The votes of one component in the layout that the kernels read: pairs (First, Second) of local indices with
/// First &lt; Second, ordered by both, padded with empty pairs (0, 0) to a multiple of four.
/// </summary>
internal sealed class PairTable
{
    public PairTable(int members, int[] first, int[] second, SideCounts[] sides, int pairs)
    {
        Members = members;
        First = first;
        Second = second;
        Sides = sides;
        Pairs = pairs;
    }

    public int Members { get; }

    public int Pairs { get; }

    public int[] First { get; }

    public int[] Second { get; }

    /// <summary>One entry where seatings are pooled, else two.</summary>
    public SideCounts[] Sides { get; }

    public int PaddedPairs => First.Length;

    public bool HasSeat => Sides.Length == 2;

    public static int Pad(int pairs) => (pairs + 3) & ~3;

    /// <summary>The same votes with every possible pair present, so that a vote on a new pair finds its place.</summary>
    public PairTable Completed()
    {
        var pairs = Members * (Members - 1) / 2;
        var complete = new PairTable(Members, new int[Pad(pairs)], new int[Pad(pairs)], [.. Sides.Select(s => new SideCounts(s.Sign, Pad(pairs)))], pairs);
        for (int first = 0, pair = 0; first < Members; first++)
        {
            for (var second = first + 1; second < Members; second++, pair++)
            {
                (complete.First[pair], complete.Second[pair]) = (first, second);
            }
        }

        for (var pair = 0; pair < Pairs; pair++)
        {
            var target = CompleteIndex(First[pair], Second[pair]);
            foreach (var (from, to) in Sides.Zip(complete.Sides))
            {
                to.Wins[target] = from.Wins[pair];
                to.Losses[target] = from.Losses[pair];
                to.Ties[target] = from.Ties[pair];
            }
        }

        return complete;
    }

    /// <summary>Where a pair sits in a completed table; first &lt; second.</summary>
    public int CompleteIndex(int first, int second) => (first * ((2 * Members) - first - 1) / 2) + second - first - 1;

    /// <summary>Rated votes of each member.</summary>
    public double[] VotesPerMember()
    {
        var votes = new double[Members];
        for (var pair = 0; pair < Pairs; pair++)
        {
            var total = Sides.Sum(side => side.Total(pair));
            votes[First[pair]] += total;
            votes[Second[pair]] += total;
        }

        return votes;
    }

    public double TotalWins() => Sides.Sum(side => side.Wins.Sum() + side.Losses.Sum());

    public double TotalTies() => Sides.Sum(side => side.Ties.Sum());
}
