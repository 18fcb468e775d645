using Arena.Ratings.Numerics;

namespace Arena.Ratings.Boards;

/// <summary>
/// Rank sets that hold for all contestants at once with the given probability (Mogstad, Romano, Shaikh and Wilhelm 2024):
/// i is above j only if (theta_i - theta_j) / se_ij exceeds c, the quantile of max |z_i - z_j| / se_ij for z ~ N(0, V).
/// Comparing marginal intervals instead invents an order among 50 equal contestants in 88 of 100 boards.
/// </summary>
public sealed class RankSets
{
    private readonly SymmetricMatrix _precision;

    private RankSets(SymmetricMatrix precision, double criticalValue, int[] low, int[] high, IReadOnlyList<double> bestShare)
    {
        _precision = precision;
        CriticalValue = criticalValue;
        Low = low;
        High = high;
        BestShare = bestShare;
    }

    /// <summary>c, in standard errors of a difference.</summary>
    public double CriticalValue { get; }

    /// <summary>Best rank of each contestant, 1-based.</summary>
    public IReadOnlyList<int> Low { get; }

    /// <summary>Worst rank of each contestant.</summary>
    public IReadOnlyList<int> High { get; }

    /// <summary>Share of draws from N(theta, V) in which the contestant is the best.</summary>
    public IReadOnlyList<double> BestShare { get; }

    /// <summary>Computes the sets.</summary>
    /// <param name="theta">M estimates, any unit.</param>
    /// <param name="covariance">Their M x M covariance (or more rows; the first M count), same unit squared.</param>
    /// <param name="confidence">Simultaneous coverage in (0, 1).</param>
    /// <param name="draws">Monte Carlo draws.</param>
    /// <param name="seed">Their seed.</param>
    /// <param name="widening">Factor on c where the covariance itself is uncertain (few clusters); at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A coverage out of range, or no draws.</exception>
    public static RankSets Compute(
        ReadOnlySpan<double> theta, SymmetricMatrix covariance, double confidence, int draws, ulong seed, double widening = 1)
    {
        ArgumentNullException.ThrowIfNull(covariance);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        if (!(confidence is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A coverage lies between 0 and 1.");
        }

        var precision = PairPrecision(covariance, theta.Length);
        var simulation = new RankSimulation(theta, covariance, precision);
        simulation.Run(draws, seed);
        var critical = simulation.Quantile(confidence) * widening;
        var (low, high) = Sets(theta, precision, critical);
        return new RankSets(precision, critical, low, high, simulation.BestShare);
    }

    /// <summary>
    /// The sets at slightly moved estimates under the same covariance and critical value: for a live board between two
    /// full fits. <see cref="BestShare"/> stays that of the last full fit.
    /// </summary>
    public RankSets MovedTo(ReadOnlySpan<double> theta)
    {
        var (low, high) = Sets(theta, _precision, CriticalValue);
        return new RankSets(_precision, CriticalValue, low, high, BestShare);
    }

    /// <summary>
    /// Tiers with fixed anchors: the best contestant anchors tier 1 with everyone who is not significantly below it; the best
    /// of the rest anchors tier 2, and so on. Unlike chains of overlapping intervals a tier never drifts.
    /// </summary>
    /// <param name="theta">The estimates the sets were computed for.</param>
    /// <returns>The tier of each contestant, from 1.</returns>
    public int[] Tiers(ReadOnlySpan<double> theta)
    {
        var values = theta.ToArray();
        var tiers = new int[values.Length];
        var tier = 0;
        foreach (var anchor in Enumerable.Range(0, values.Length).OrderByDescending(i => values[i]).ThenBy(i => i))
        {
            if (tiers[anchor] != 0)
            {
                continue;
            }

            tier++;
            for (var i = 0; i < values.Length; i++)
            {
                if (tiers[i] == 0 && (values[anchor] - values[i]) * _precision[anchor, i] <= CriticalValue)
                {
                    tiers[i] = tier;
                }
            }
        }

        return tiers;
    }

    /// <summary>1 / se_ij; 0 where a difference has no variance and so nothing can be said.</summary>
    private static SymmetricMatrix PairPrecision(SymmetricMatrix covariance, int size)
    {
        var precision = new SymmetricMatrix(size);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var variance = covariance.VarianceOfDifference(i, j);
                precision[i, j] = variance > 1e-18 ? 1 / Math.Sqrt(variance) : 0;
            }
        }

        precision.MirrorLower();
        return precision;
    }

    private static (int[] Low, int[] High) Sets(ReadOnlySpan<double> theta, SymmetricMatrix precision, double critical)
    {
        var low = new int[theta.Length];
        var high = new int[theta.Length];
        for (var i = 0; i < theta.Length; i++)
        {
            var row = precision.Row(i);
            int above = 0, below = 0;
            for (var j = 0; j < theta.Length; j++)
            {
                var z = (theta[j] - theta[i]) * row[j];
                above += z > critical ? 1 : 0;
                below += z < -critical ? 1 : 0;
            }

            low[i] = 1 + above;
            high[i] = theta.Length - below;
        }

        return (low, high);
    }
}
