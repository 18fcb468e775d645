namespace Arena.Ratings.Intervals;

/// <summary>
/// The asymptotic confidence sequence (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2024): an interval that stays valid
/// while one keeps looking, which a 95 % interval does not. Half-width after n observations with standard error se:
/// se sqrt((1 + 1 / (n rho^2)) log((n rho^2 + 1) / alpha^2)).
/// </summary>
public static class ConfidenceSequence
{
    /// <summary>The rho that makes the sequence narrowest around n observations.</summary>
    /// <param name="n">The number of observations to tune for; above 0.</param>
    /// <param name="alpha">Error probability in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A number out of range.</exception>
    public static double Rho(double n, double alpha)
    {
        Check(n, alpha);
        var twice = -2 * Math.Log(alpha);
        return Math.Sqrt((twice + Math.Log(twice) + 1) / n);
    }

    /// <summary>Half-width in standard errors; 1.96 would be the width for a single look at alpha = 0.05.</summary>
    /// <param name="n">Observations so far.</param>
    /// <param name="alpha">Error probability over the whole time.</param>
    /// <param name="tunedFor">The number of observations at which the sequence is narrowest.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number out of range.</exception>
    public static double Multiplier(double n, double alpha = 0.05, double tunedFor = 500)
    {
        Check(n, alpha);
        var rho = Rho(tunedFor, alpha);
        var scaled = n * rho * rho;
        return Math.Sqrt((1 + (1 / scaled)) * Math.Log((scaled + 1) / (alpha * alpha)));
    }

    private static void Check(double n, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(n);
        if (!(alpha is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "An error probability lies between 0 and 1.");
        }
    }
}
