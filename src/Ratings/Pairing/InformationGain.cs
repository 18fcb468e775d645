using Arena.Ratings.Fits;
using Arena.Ratings.Intervals;
using Arena.Ratings.Numerics;

namespace Arena.Ratings.Pairing;

/// <summary>
/// Draws the pairs whose vote tells most. One vote between i and j with information h lowers the sum of all variances by
/// exactly h |V d|^2 / (1 + h d'V d), d = e_i - e_j (Sherman and Morrison 1950); pairs are drawn with probability proportional
/// to the square of that, above a uniform floor, so that every allowed pair keeps a known positive probability.
/// </summary>
public static class InformationGain
{
    /// <summary>The probabilities of the allowed pairs.</summary>
    /// <param name="fit">
    /// The present fit. Contestants without votes, and groups that votes do not connect, are uncertain by the prior of sparse
    /// boards (its PriorSd around the mean), so that pairs which connect them come first.
    /// </param>
    /// <param name="allowed">Unordered pairs; a pair given twice counts twice.</param>
    /// <param name="floor">Share of draws that are uniform, in (0, 1]; 0.1.</param>
    /// <returns>One entry per allowed pair, in their order.</returns>
    /// <exception cref="ArgumentException">No pair, a contestant with itself or below 0, or a floor out of range.</exception>
    public static PairOdds[] Probabilities(PairwiseFit fit, IReadOnlyList<(int A, int B)> allowed, double floor = 0.1)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(allowed);
        Check(allowed);
        var probabilities = Mix(Weights(fit, allowed), floor);
        return [.. allowed.Select((pair, k) => new PairOdds(pair.A, pair.B, probabilities[k]))];
    }

    /// <summary>The squared gains alone, for a caller that knows only later which of the pairs it may draw.</summary>
    /// <param name="fit">As for <see cref="Probabilities"/>.</param>
    /// <param name="pairs">Unordered pairs; the trace runs over the contestants that they name.</param>
    /// <returns>One weight per pair, not negative, in log-odds^4.</returns>
    /// <exception cref="ArgumentException">No pair, or a contestant with itself or below 0.</exception>
    public static double[] Weights(PairwiseFit fit, IReadOnlyList<(int A, int B)> pairs)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(pairs);
        Check(pairs);
        int[] contestants = [.. pairs.SelectMany(pair => new[] { pair.A, pair.B }).Distinct().Order()];
        var local = contestants.Select((contestant, i) => (contestant, i)).ToDictionary(x => x.contestant, x => x.i);
        var covariance = Covariance(fit, contestants);
        var squared = new SymmetricMatrix(contestants.Length);
        VectorKernels.MultiplyFull(covariance, covariance, squared);
        var weights = new double[pairs.Count];
        for (var k = 0; k < weights.Length; k++)
        {
            var (i, j) = (local[pairs[k].A], local[pairs[k].B]);
            weights[k] = Math.Pow(Gain(covariance, squared, i, j, Information(fit, pairs[k])), 2);
        }

        return weights;
    }

    /// <summary>Probabilities proportional to the weights, above a uniform floor; uniform where all weights are 0.</summary>
    /// <param name="weights">One per pair, finite and not negative.</param>
    /// <param name="floor">Share of draws that are uniform, in (0, 1].</param>
    /// <returns>One probability per weight, each at least floor / their number.</returns>
    /// <exception cref="ArgumentException">No weight, a weight or a floor out of range.</exception>
    public static double[] Mix(IReadOnlyList<double> weights, double floor = 0.1)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var sum = weights.Sum();
        if (weights.Count == 0 || !double.IsFinite(sum) || weights.Any(weight => weight < 0) || !(floor is > 0 and <= 1))
        {
            throw new ArgumentException("There must be finite weights, none negative, and a floor in (0, 1].");
        }

        return [.. weights.Select(weight => (floor / weights.Count) + ((1 - floor) * (sum > 0 ? weight / sum : 1.0 / weights.Count)))];
    }

    /// <summary>Picks a pair by a number in [0, 1): the first whose cumulated probability exceeds it.</summary>
    /// <exception cref="ArgumentException">No pairs.</exception>
    public static PairOdds Draw(IReadOnlyList<PairOdds> odds, double uniform)
    {
        ArgumentNullException.ThrowIfNull(odds);
        if (odds.Count == 0)
        {
            throw new ArgumentException("There is no pair to draw.", nameof(odds));
        }

        foreach (var pair in odds)
        {
            uniform -= pair.Probability;
            if (uniform < 0)
            {
                return pair;
            }
        }

        return odds[^1];
    }

    /// <summary>By how much one vote of information h lowers the trace of V.</summary>
    internal static double Gain(SymmetricMatrix covariance, SymmetricMatrix squared, int i, int j, double information)
    {
        var length = squared.VarianceOfDifference(i, j);
        return information * length / (1 + (information * covariance.VarianceOfDifference(i, j)));
    }

    private static void Check(IReadOnlyList<(int A, int B)> pairs)
    {
        if (pairs.Count == 0)
        {
            throw new ArgumentException("There must be an allowed pair.");
        }

        foreach (var (a, b) in pairs)
        {
            if (a == b || a < 0 || b < 0)
            {
                throw new ArgumentException($"({a}, {b}) is no pair.");
            }
        }
    }

    private static double Information(PairwiseFit fit, (int A, int B) pair)
    {
        var component = fit.ComponentOf(pair.A);
        var together = component >= 0 && component == fit.ComponentOf(pair.B);
        var difference = together ? fit.Theta(pair.A) - fit.Theta(pair.B) : 0;
        var nu = fit.Components.Count == 0 ? 0 : fit.Components[Math.Max(0, together ? component : 0)].Nu;
        return Settlement.VoteInformation(difference, nu);
    }

    /// <summary>
    /// V of the contestants asked for. Every component, and every contestant without votes, has a free offset with the prior's
    /// variance; inside a component that adds a constant, which no difference sees.
    /// </summary>
    private static SymmetricMatrix Covariance(PairwiseFit fit, int[] contestants)
    {
        var offset = fit.Options.PriorSd * fit.Options.PriorSd;
        var single = fit.Components.Count == 1 && Array.TrueForAll(contestants, contestant => fit.ComponentOf(contestant) == 0);
        var matrix = new SymmetricMatrix(contestants.Length);
        for (var i = 0; i < contestants.Length; i++)
        {
            var component = fit.ComponentOf(contestants[i]);
            for (var j = 0; j < contestants.Length; j++)
            {
                if (component >= 0 && component == fit.ComponentOf(contestants[j]))
                {
                    var block = fit.Components[component].Covariance;
                    var (a, b) = (fit.LocalIndex(contestants[i]), fit.LocalIndex(contestants[j]));
                    matrix[i, j] = block[a, b] + (single ? 0 : offset);
                }
            }

            matrix[i, i] = component < 0 ? offset : matrix[i, i];
        }

        return matrix;
    }
}
