using Arena.Ratings.Fits;

namespace Arena.Ratings.Connectivity;

/// <summary>
/// Whether the seat effect has a finite estimate. It has not if some shift of the ratings together with an ever larger
/// seat effect contradicts no vote (the left side always won, or the two cannot be told apart because everybody kept
/// one side). Such a shift v solves difference constraints v_j &lt;= v_i + w, which is possible exactly if their graph
/// has no negative cycle (Bellman 1958, Ford 1956).
/// </summary>
internal static class SeatIdentification
{
    public static bool IsFinite(PairTable table) => IsBounded(table, 1) && IsBounded(table, -1);

    private static bool IsBounded(PairTable table, int direction) =>
        HasContradictingPair(table, direction) || HasNegativeCycle(table, direction);

    /// <summary>The shortest negative cycle, and almost always there: a pair that was lost (or tied) from the favoured side both ways.</summary>
    private static bool HasContradictingPair(PairTable table, int direction)
    {
        for (var pair = 0; pair < table.Pairs; pair++)
        {
            if (Array.TrueForAll(table.Sides, side => Against(side, pair, direction) > 0))
            {
                return true;
            }
        }

        return false;
    }

    private static double Against(SideCounts side, int pair, int direction) =>
        side.Ties[pair] + (side.Sign * direction > 0 ? side.Losses[pair] : side.Wins[pair]);

    private static bool HasNegativeCycle(PairTable table, int direction)
    {
        var distance = new long[table.Members];
        for (var round = 0; round < table.Members; round++)
        {
            if (!Relax(table, direction, distance))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Relax(PairTable table, int direction, long[] distance)
    {
        var changed = false;
        for (var pair = 0; pair < table.Pairs; pair++)
        {
            ref var first = ref distance[table.First[pair]];
            ref var second = ref distance[table.Second[pair]];
            foreach (var side in table.Sides)
            {
                var shift = (long)side.Sign * direction;
                if (side.Wins[pair] + side.Ties[pair] > 0 && second > first + shift)
                {
                    second = first + shift;
                    changed = true;
                }

                if (side.Losses[pair] + side.Ties[pair] > 0 && first > second - shift)
                {
                    first = second - shift;
                    changed = true;
                }
            }
        }

        return changed;
    }
}
