using Arena.Ratings.Boards;
using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using MathNet.Numerics.Distributions;

namespace Arena.Ratings.Intervals;

/// <summary>Whether "A above B" may be said although one has been watching, and how many more votes it would take.</summary>
/// <param name="Difference">Rating of A minus rating of B, in Elo points.</param>
/// <param name="HalfWidth">Half-width of the confidence sequence of the difference, in Elo points.</param>
/// <param name="VotesNeeded">
/// Further votes between A and B, each another voter's, until the half-width falls below the present difference; 0 if settled, null if more than
/// a million (the two are as good as equal).
/// </param>
public sealed record Settlement(double Difference, double HalfWidth, long? VotesNeeded)
{
    private const long Most = 1_000_000;

    /// <summary>Whether the order is settled.</summary>
    public bool IsSettled => Math.Abs(Difference) > HalfWidth;

    /// <summary>The state of a pair.</summary>
    /// <param name="fit">Any fit, per vote or clustered; clustered by few voters, it is widened like their intervals (<see cref="Quantile"/>).</param>
    /// <param name="a">A rated contestant.</param>
    /// <param name="b">A rated contestant of the same component.</param>
    /// <param name="alpha">Error probability over the whole time of watching.</param>
    /// <exception cref="ArgumentException">The two are not connected by votes, or are one.</exception>
    public static Settlement Of(PairwiseFit fit, int a, int b, double alpha = 0.05)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (a == b || fit.ComponentOf(a) < 0 || fit.ComponentOf(a) != fit.ComponentOf(b))
        {
            throw new ArgumentException($"Contestants {a} and {b} cannot be compared.");
        }

        var component = fit.Components[fit.ComponentOf(a)];
        var (i, j) = (fit.LocalIndex(a), fit.LocalIndex(b));
        var difference = component.Theta[i] - component.Theta[j];
        var variance = component.Covariance.VarianceOfDifference(i, j);
        var information = VoteInformation(difference, component.Nu);
        var seen = Observations(component, i, j);
        var widening = BoardBuilder.Widening(component.Clusters, 1 - alpha);
        double HalfWidth(double more) =>
            widening * Math.Sqrt(variance / (1 + (more * information * variance))) * ConfidenceSequence.Multiplier(seen + more, alpha);
        return new Settlement(
            EloScale.ToPoints(difference), EloScale.ToPoints(HalfWidth(0)), Needed(HalfWidth, Math.Abs(difference)));
    }

    /// <summary>
    /// Decisive votes of two equal contestants with each other for an interval of +- h Elo on their difference, at a single
    /// look: about (681 / h)^2 at 95 %.
    /// </summary>
    /// <param name="halfWidth">h in Elo points, above 0.</param>
    /// <param name="confidence">Coverage in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">A number out of range.</exception>
    public static long DecisiveVotesFor(double halfWidth, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfWidth);
        if (!(confidence is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A coverage lies between 0 and 1.");
        }

        var perRoot = 2 * EloScale.PointsPerLogOdds * Normal.InvCDF(0, 1, (1 + confidence) / 2);
        return (long)Math.Ceiling(Math.Pow(perRoot / halfWidth, 2));
    }

    /// <summary>Fisher information of one vote about the difference, under Davidson with nu (0 or NaN: Bradley-Terry).</summary>
    internal static double VoteInformation(double difference, double nu)
    {
        var tie = double.IsFinite(nu) ? nu : 0;
        var (win, loss) = (Math.Exp(difference / 2), Math.Exp(-difference / 2));
        var total = win + loss + tie;
        var mean = (win - loss) / (2 * total);
        return ((win + loss) / (4 * total)) - (mean * mean);
    }

    /// <summary>Votes of the less voted of the two; and no more than there are voters, where the fit is clustered by them.</summary>
    private static double Observations(ComponentFit component, int i, int j)
    {
        var votes = Math.Min(component.VotesPerMember[i], component.VotesPerMember[j]);
        return component.Clusters < 2 ? votes : Math.Min(votes, component.Clusters);
    }

    private static long? Needed(Func<double, double> halfWidth, double difference)
    {
        if (halfWidth(Most) >= difference)
        {
            return null;
        }

        long low = -1;
        long high = Most;
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = halfWidth(middle) < difference ? (low, middle) : (middle, high);
        }

        return high;
    }
}
