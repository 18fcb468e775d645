using System.Collections.Immutable;
using Arena.Contracts.Models;
using Arena.Ratings.Fits;
using Arena.Ratings.Pairing;
using Arena.Ratings.Votes;

namespace Arena.Grains.Ratings;

/// <summary>Weighs the pairs of a language's contestants by what a vote of theirs would tell. Pure.</summary>
internal static class PairWeighing
{
    /// <param name="counts">The language's votes; read only.</param>
    /// <param name="numbers">Contestants in those votes; other numbers stand for contestants without votes. No two alike.</param>
    /// <returns>In the order of <see cref="Arena.Contracts.Ratings.PairWeights.Weights"/>.</returns>
    public static ImmutableArray<double> Weights(VoteCounts counts, IReadOnlyList<int> numbers)
    {
        var pairs = new List<(int, int)>();
        for (var i = 1; i < numbers.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                pairs.Add((numbers[i], numbers[j]));
            }
        }

        return pairs.Count == 0 ? [] : [.. InformationGain.Weights(PairwiseFitter.Fit(counts), pairs)];
    }

    /// <summary>The contestants' numbers; those that no vote has named yet get numbers past the ones given out, which stay free.</summary>
    public static int[] Numbers(Interning interning, IReadOnlyList<ContestantId> contestants)
    {
        var next = interning.Count;
        return [.. contestants.Select(contestant => interning.Find(contestant.Value) is >= 0 and var number ? number : next++)];
    }
}
