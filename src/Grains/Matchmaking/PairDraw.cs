using System.Collections.Immutable;
using Arena.Grains.Catalogue;

namespace Arena.Grains.Matchmaking;

/// <summary>Which pairs may meet, and how one is drawn. Pure.</summary>
internal static class PairDraw
{
    /// <summary>Unordered pairs that the language's rule allows.</summary>
    public static ImmutableArray<(Contestant One, Contestant Other)> Eligible(IReadOnlyList<Contestant> contestants, MatchupRule? rule) =>
    [
        .. from index in Enumerable.Range(0, contestants.Count)
           from other in contestants.Skip(index + 1)
           where rule is null || rule.Allows(contestants[index], other)
           select (contestants[index], other),
    ];

    /// <summary>Draws a pair with the given weights.</summary>
    /// <param name="weights">One per pair; not negative, not all zero.</param>
    /// <param name="uniform">In [0, 1).</param>
    /// <returns>The pair's index and the probability with which it was drawn.</returns>
    public static (int Index, double Probability) Draw(IReadOnlyList<double> weights, double uniform)
    {
        var total = weights.Sum();
        var point = uniform * total;
        var last = 0;
        for (var index = 0; index < weights.Count; index++)
        {
            if (weights[index] > 0)
            {
                last = index;
                if (point < weights[index])
                {
                    break;
                }

                point -= weights[index];
            }
        }

        return (last, weights[last] / total);
    }
}
