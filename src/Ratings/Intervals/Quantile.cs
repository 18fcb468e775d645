using Arena.Ratings.Boards;
using Arena.Ratings.Fits;
using MathNet.Numerics.Distributions;

namespace Arena.Ratings.Intervals;

/// <summary>The number of standard errors that an interval reaches to each side.</summary>
public static class Quantile
{
    /// <summary>Of estimates from a component: Student's t with U - 1 degrees of freedom where it is clustered by U voters, else normal.</summary>
    /// <param name="component">Where the estimates come from.</param>
    /// <param name="confidence">Coverage in (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">Another coverage.</exception>
    public static double Of(ComponentFit component, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(component);
        if (!(confidence is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A coverage lies between 0 and 1.");
        }

        return Normal.InvCDF(0, 1, (1 + confidence) / 2) * BoardBuilder.Widening(component.Clusters, confidence);
    }
}
