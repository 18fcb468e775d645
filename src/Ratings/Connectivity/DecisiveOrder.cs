using Arena.Ratings.Fits;

namespace Arena.Ratings.Connectivity;

/// <summary>
/// Whether one order, with or without a seat effect, explains every decisive vote. Then Davidson's nu may have no finite
/// estimate: let all strengths grow along that order and nu with them, and ties keep their share while the outcomes that
/// never came are ruled out better and better. One upset prevents it. The order solves strict difference constraints
/// v_loser &lt; v_winner + s, which is possible exactly if no cycle of their graph has a sum of zero or less.
/// </summary>
internal static class DecisiveOrder
{
    public static bool Exists(PairTable table, bool seat)
    {
        int[] seatEffects = seat ? [0, 1, -1] : [0];
        return Array.Exists(seatEffects, effect => !HasUpset(table, effect));
    }

    /// <summary>Bellman (1958), Ford (1956): distances that still shrink after as many rounds as there are members run around such a cycle.</summary>
    private static bool HasUpset(PairTable table, int seatEffect)
    {
        // A cycle has at most as many steps as there are members, so what is taken off for strictness stays below one seat effect.
        var scale = table.Members + 1L;
        var distance = new long[table.Members];
        for (var round = 0; round < table.Members; round++)
        {
            if (!Relax(table, scale * seatEffect, distance))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Relax(PairTable table, long seatEffect, long[] distance)
    {
        var changed = false;
        for (var pair = 0; pair < table.Pairs; pair++)
        {
            ref var first = ref distance[table.First[pair]];
            ref var second = ref distance[table.Second[pair]];
            foreach (var side in table.Sides)
            {
                var shift = side.Sign * seatEffect;
                changed |= side.Wins[pair] > 0 && Lower(ref second, (long)(first + shift) - 1);
                changed |= side.Losses[pair] > 0 && Lower(ref first, (long)(second - shift) - 1);
            }
        }

        return changed;
    }

    private static bool Lower(ref long distance, long to)
    {
        if (distance <= to)
        {
            return false;
        }

        distance = to;
        return true;
    }
}
