using Arena.Ratings.Boards;
using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using Arena.Ratings.Intervals;

namespace Arena.Ratings.Influence;

/// <summary>Whether a board hangs on a single voter: the jackknife over voters.</summary>
public static class LeaveOneVoterOut
{
    /// <summary>
    /// Fits once without each voter and returns the range of ranks of every rated contestant, ordered by index. Contestants that the others'
    /// votes do not connect keep the order of the full fit.
    /// </summary>
    /// <param name="fit">An unweighted fit of exactly these votes.</param>
    /// <param name="votes">The votes behind it, by voter.</param>
    /// <exception cref="ArgumentException">Votes that the fit does not know.</exception>
    public static IReadOnlyList<RankRange> Ranks(PairwiseFit fit, VoterVotes votes)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(votes);
        return [.. fit.Components.SelectMany(component => Ranks(fit, component, votes)).OrderBy(range => range.Contestant)];
    }

    private static RankRange[] Ranks(PairwiseFit fit, ComponentFit component, VoterVotes votes)
    {
        using var leave = new LeaveVoterOut(fit, component, votes);
        var full = Published(component.Theta);
        var ranges = RowMaker.Ranks(full).Select((rank, i) => new RankRange(component.Members[i], rank, rank, rank, -1, 0)).ToArray();
        for (var voter = 0; voter < votes.Voters; voter++)
        {
            if (leave.Votes(voter) > 0)
            {
                var rest = leave.Without(voter);
                Widen(ranges, Ranks(rest, full), rest.Theta, component.Theta, voter);
            }
        }

        return ranges;
    }

    private static int[] Ranks(Remainder rest, double[] full)
    {
        var ratings = Published(rest.Theta);
        return rest.IsWhole
            ? RowMaker.Ranks(ratings)
            : [.. ratings.Select((rating, i) => 1 + ratings.Where((other, j) => rest.Connects(i, j) ? other > rating : full[j] > full[i]).Count())];
    }

    private static double[] Published(ReadOnlySpan<double> theta)
    {
        var ratings = new double[theta.Length];
        for (var i = 0; i < theta.Length; i++)
        {
            ratings[i] = EloScale.Publish(EloScale.ToRating(theta[i]));
        }

        return ratings;
    }

    private static void Widen(RankRange[] ranges, int[] ranks, ReadOnlySpan<double> theta, ReadOnlySpan<double> full, int voter)
    {
        for (var i = 0; i < ranges.Length; i++)
        {
            var move = EloScale.ToPoints(theta[i] - full[i]);
            ranges[i] = ranges[i] with { Best = Math.Min(ranges[i].Best, ranks[i]), Worst = Math.Max(ranges[i].Worst, ranks[i]) };
            if (Math.Abs(move) > Math.Abs(ranges[i].LargestMove))
            {
                ranges[i] = ranges[i] with { MostInfluential = voter, LargestMove = move };
            }
        }
    }
}
