using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using MathNet.Numerics.Distributions;

namespace Arena.Ratings.Intervals;

/// <summary>The advantage of the left side and the test that there is none (Wald).</summary>
/// <param name="Points">In Elo points; positive favours the left.</param>
/// <param name="Se">Its standard error, from the fit's sandwich.</param>
/// <param name="Z">Points in standard errors.</param>
/// <param name="PValue">Two-sided; by Student's t with U - 1 degrees of freedom where the fit is clustered by U voters, else normal.</param>
public sealed record SeatBias(double Points, double Se, double Z, double PValue)
{
    /// <summary>The seat effect of a component that was fitted with one.</summary>
    /// <exception cref="ArgumentException">It was fitted without, or the votes leave it open.</exception>
    public static SeatBias Of(ComponentFit fit)
    {
        ArgumentNullException.ThrowIfNull(fit);
        if (!fit.Layout.Seat || fit.SeatPenalised)
        {
            throw new ArgumentException("This fit tells nothing about the seat.", nameof(fit));
        }

        var z = fit.Seat / fit.SeatSe;
        var tail = fit.Clusters < 2 ? Normal.CDF(0, 1, -Math.Abs(z)) : StudentT.CDF(0, 1, fit.Clusters - 1, -Math.Abs(z));
        return new SeatBias(EloScale.ToPoints(fit.Seat), EloScale.ToPoints(fit.SeatSe), z, 2 * tail);
    }
}
