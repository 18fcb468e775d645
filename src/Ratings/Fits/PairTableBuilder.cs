namespace Arena.Ratings.Fits;

/// <summary>Turns ordered cells into the pairs of one component.</summary>
internal static class PairTableBuilder
{
    /// <param name="cells">Cells of the component with local indices, ordered by left, then right.</param>
    /// <param name="members">Contestants in the component.</param>
    /// <param name="seat">Keep the seatings apart.</param>
    /// <param name="weighted">Keep sums of squared weights and numbers of votes.</param>
    public static PairTable Build(ReadOnlySpan<WeightedCell> cells, int members, bool seat, bool weighted)
    {
        var forward = Select(cells, cell => cell.Left > cell.Right);
        var reverse = SortedByRight(Select(cells, cell => cell.Left < cell.Right), members);
        var (first, second, pairs) = MergePairs(forward, reverse);
        var ahead = new SideCounts(seat ? 1 : 0, first.Length);
        var behind = seat ? new SideCounts(-1, first.Length) : ahead;
        SideCounts[] sides = seat ? [ahead, behind] : [ahead];
        if (weighted)
        {
            Array.ForEach(sides, side => AddSquares(side, first.Length));
        }

        var votes = weighted ? new double[pairs] : null;
        Fill(first, second, pairs, forward, reverse, ahead, behind, votes);
        return new PairTable(members, first, second, sides, pairs, votes);
    }

    /// <summary>Reads the pairs of some contestants straight out of a dense table of counts.</summary>
    /// <param name="counts">counts[(left * stride + right) * 4 + outcome].</param>
    /// <param name="stride">Its row length in contestants.</param>
    /// <param name="members">The component's contestants, ascending.</param>
    /// <param name="seat">Keep the seatings apart.</param>
    /// <param name="ties">Whether ties and "both bad" are rated.</param>
    public static PairTable Build(ReadOnlySpan<int> counts, int stride, int[] members, bool seat, bool ties)
    {
        var most = members.Length * (members.Length - 1) / 2;
        var first = new int[PairTable.Pad(most)];
        var second = new int[first.Length];
        var pairs = 0;
        for (var i = 1; i < members.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (IsRated(Cell(counts, stride, members[i], members[j]), ties) || IsRated(Cell(counts, stride, members[j], members[i]), ties))
                {
                    (first[pairs], second[pairs++]) = (i, j);
                }
            }
        }

        Trim(ref first, ref second, pairs);
        var ahead = new SideCounts(seat ? 1 : 0, first.Length);
        var behind = seat ? new SideCounts(-1, first.Length) : ahead;
        for (var pair = 0; pair < pairs; pair++)
        {
            var (a, b) = (members[first[pair]], members[second[pair]]);
            var left = Cell(counts, stride, a, b);
            Put(ahead, pair, left[0], left[1], ties ? left[2] + left[3] : 0);
            var right = Cell(counts, stride, b, a);
            Put(behind, pair, right[1], right[0], ties ? right[2] + right[3] : 0);
        }

        return new PairTable(members.Length, first, second, seat ? [ahead, behind] : [ahead], pairs);
    }

    public static bool IsRated(ReadOnlySpan<int> cell, bool ties) => (cell[0] | cell[1]) != 0 || (ties && (cell[2] | cell[3]) != 0);

    public static ReadOnlySpan<int> Cell(ReadOnlySpan<int> counts, int stride, int left, int right) =>
        counts.Slice(((left * stride) + right) * 4, 4);

    private static WeightedCell[] Select(ReadOnlySpan<WeightedCell> cells, Predicate<WeightedCell> wanted)
    {
        var count = 0;
        foreach (ref readonly var cell in cells)
        {
            count += wanted(cell) ? 1 : 0;
        }

        var selected = new WeightedCell[count];
        count = 0;
        foreach (ref readonly var cell in cells)
        {
            if (wanted(cell))
            {
                selected[count++] = cell;
            }
        }

        return selected;
    }

    /// <summary>A stable counting sort: the input is ordered by left, so the output is ordered by right, then left.</summary>
    private static WeightedCell[] SortedByRight(WeightedCell[] cells, int members)
    {
        var next = new int[members + 1];
        foreach (ref readonly var cell in cells.AsSpan())
        {
            next[cell.Right + 1]++;
        }

        for (var member = 0; member < members; member++)
        {
            next[member + 1] += next[member];
        }

        var sorted = new WeightedCell[cells.Length];
        foreach (ref readonly var cell in cells.AsSpan())
        {
            sorted[next[cell.Right]++] = cell;
        }

        return sorted;
    }

    private static (int[] First, int[] Second, int Pairs) MergePairs(WeightedCell[] forward, WeightedCell[] reverse)
    {
        var first = new int[forward.Length + reverse.Length];
        var second = new int[first.Length];
        int f = 0, r = 0, pairs = 0;
        while (f < forward.Length || r < reverse.Length)
        {
            var order = Compare(forward, f, reverse, r);
            (first[pairs], second[pairs]) = order <= 0 ? (forward[f].Left, forward[f].Right) : (reverse[r].Right, reverse[r].Left);
            pairs++;
            f += order <= 0 ? 1 : 0;
            r += order >= 0 ? 1 : 0;
        }

        Trim(ref first, ref second, pairs);
        return (first, second, pairs);
    }

    private static void Trim(ref int[] first, ref int[] second, int pairs)
    {
        Array.Resize(ref first, PairTable.Pad(pairs));
        Array.Resize(ref second, PairTable.Pad(pairs));
        first.AsSpan(pairs).Clear();
        second.AsSpan(pairs).Clear();
    }

    private static int Compare(WeightedCell[] forward, int f, WeightedCell[] reverse, int r)
    {
        if (f == forward.Length || r == reverse.Length)
        {
            return f == forward.Length ? 1 : -1;
        }

        var byFirst = forward[f].Left.CompareTo(reverse[r].Right);
        return byFirst != 0 ? byFirst : forward[f].Right.CompareTo(reverse[r].Left);
    }

    private static void Fill(
        int[] first, int[] second, int pairs, WeightedCell[] forward, WeightedCell[] reverse, SideCounts ahead, SideCounts behind, double[]? votes)
    {
        int f = 0, r = 0;
        for (var pair = 0; pair < pairs; pair++)
        {
            if (f < forward.Length && forward[f].Left == first[pair] && forward[f].Right == second[pair])
            {
                ref readonly var cell = ref forward[f++];
                Put(ahead, pair, cell.LeftWins, cell.RightWins, cell.Ties);
                PutSquares(ahead, pair, cell.LeftSquared, cell.RightSquared, cell.TieSquared);
                votes?[pair] += cell.Votes;
            }

            if (r < reverse.Length && reverse[r].Right == first[pair] && reverse[r].Left == second[pair])
            {
                ref readonly var cell = ref reverse[r++];
                Put(behind, pair, cell.RightWins, cell.LeftWins, cell.Ties);
                PutSquares(behind, pair, cell.RightSquared, cell.LeftSquared, cell.TieSquared);
                votes?[pair] += cell.Votes;
            }
        }
    }

    private static void Put(SideCounts side, int pair, double wins, double losses, double ties)
    {
        side.Wins[pair] += wins;
        side.Losses[pair] += losses;
        side.Ties[pair] += ties;
    }

    private static void PutSquares(SideCounts side, int pair, double wins, double losses, double ties)
    {
        if (side.SquaredWins is not null)
        {
            side.SquaredWins[pair] += wins;
            side.SquaredLosses![pair] += losses;
            side.SquaredTies![pair] += ties;
        }
    }

    private static void AddSquares(SideCounts side, int length)
    {
        side.SquaredWins = new double[length];
        side.SquaredLosses = new double[length];
        side.SquaredTies = new double[length];
    }
}
