namespace Arena.Ratings.Fraud;

/// <summary>
/// e-BH (Wang and Ramdas 2022): flags the k largest of K e-values, k the largest number with e_(k) &gt;= K / (alpha k). The expected
/// share of honest voters among the flagged is at most alpha, however the e-values depend on each other.
/// </summary>
public static class EBenjaminiHochberg
{
    /// <summary>Which hypotheses to reject.</summary>
    /// <param name="logE">The logarithms of the e-values at stopping times chosen without looking ahead (their final values, not their maxima).</param>
    /// <param name="alpha">False discovery rate in (0, 1).</param>
    /// <exception cref="ArgumentException">A NaN, or alpha out of range.</exception>
    public static bool[] Reject(IReadOnlyList<double> logE, double alpha)
    {
        ArgumentNullException.ThrowIfNull(logE);
        if (!(alpha is > 0 and < 1) || logE.Any(double.IsNaN))
        {
            throw new ArgumentException("The rate lies between 0 and 1, and an e-value is a number.");
        }

        var sorted = logE.OrderDescending().ToArray();
        var threshold = double.PositiveInfinity;
        for (var k = 1; k <= sorted.Length; k++)
        {
            if (sorted[k - 1] >= Math.Log(sorted.Length / (alpha * k)))
            {
                threshold = sorted[k - 1];
            }
        }

        return [.. logE.Select(e => e >= threshold)];
    }
}
