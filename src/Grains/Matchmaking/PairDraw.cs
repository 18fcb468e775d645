using System.Collections.Immutable;
using Arena.Contracts.Ratings;
using Arena.Grains.Catalogue;
using Arena.Ratings.Pairing;

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

    /// <summary>
    /// The probability of each eligible pair: proportional to its weight, mixed with a tenth of uniform draws, so that none is ever below a
    /// tenth of its even share. All are alike where the weights are unknown or leave out a contestant.
    /// </summary>
    public static IReadOnlyList<double> Probabilities(ImmutableArray<(Contestant One, Contestant Other)> pairs, PairWeights? weights)
    {
        var places = weights?.Contestants.Select((id, place) => (id, place)).ToDictionary(known => known.id, known => known.place);
        var known = places is not null && pairs.All(pair => places.ContainsKey(pair.One.Id) && places.ContainsKey(pair.Other.Id));
        return InformationGain.Mix([.. pairs.Select(pair => known ? weights!.Weights[Place(places![pair.One.Id], places[pair.Other.Id])] : 1)]);
    }

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

    private static int Place(int one, int other)
    {
        var (high, low) = (Math.Max(one, other), Math.Min(one, other));
        return (high * (high - 1) / 2) + low;
    }
}
