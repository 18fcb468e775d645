namespace Arena.Ratings.Elo;

/// <summary>
/// The one place that turns log-odds into published numbers: rating = 1000 + (400 / ln 10) theta.
/// A difference of 400 points is odds of 10 to 1.
/// </summary>
public static class EloScale
{
    /// <summary>The rating of the average contestant of a board.</summary>
    public const double Center = 1000;

    /// <summary>Elo points per unit of log-odds, 400 / ln 10.</summary>
    public const double PointsPerLogOdds = 173.71779276130073;

    /// <summary>The published resolution, 1e-6 points: far above the error of a converged fit, so that equal votes give equal bytes.</summary>
    public const int PublishedDecimals = 6;

    /// <summary>Log-odds to rating.</summary>
    public static double ToRating(double logOdds) => Center + (PointsPerLogOdds * logOdds);

    /// <summary>Rating to log-odds.</summary>
    public static double ToLogOdds(double rating) => (rating - Center) / PointsPerLogOdds;

    /// <summary>A difference in log-odds (a standard error, say) to Elo points.</summary>
    public static double ToPoints(double logOdds) => PointsPerLogOdds * logOdds;

    /// <summary>Rounds a number for publication.</summary>
    public static double Publish(double value) =>
        double.IsFinite(value) ? Math.Round(value, PublishedDecimals, MidpointRounding.ToEven) : value;
}
