using MathNet.Numerics.Distributions;

namespace Arena.Ratings.Intervals;

/// <summary>A share with Wilson's score interval (1927), which keeps its coverage for few votes and for shares near 0 and 1.</summary>
/// <param name="Share">Successes over trials; NaN without trials.</param>
/// <param name="Low">Lower end; 0 without trials.</param>
/// <param name="High">Upper end; 1 without trials.</param>
public readonly record struct Proportion(double Share, double Low, double High)
{
    /// <summary>The interval of a count.</summary>
    /// <param name="successes">May be fractional (a tie as half a win); between 0 and <paramref name="trials"/>.</param>
    /// <param name="trials">Number of trials.</param>
    /// <param name="confidence">Coverage in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A count out of range.</exception>
    public static Proportion Wilson(double successes, double trials, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (trials == 0)
        {
            return new Proportion(double.NaN, 0, 1);
        }

        var z = Normal.InvCDF(0, 1, (1 + confidence) / 2);
        var share = successes / trials;
        var shrink = 1 + (z * z / trials);
        var center = (share + (z * z / (2 * trials))) / shrink;
        var half = z * Math.Sqrt((share * (1 - share) / trials) + (z * z / (4 * trials * trials))) / shrink;
        return new Proportion(share, successes == 0 ? 0 : center - half, successes.Equals(trials) ? 1 : center + half);
    }
}
