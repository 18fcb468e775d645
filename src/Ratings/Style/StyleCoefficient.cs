namespace Arena.Ratings.Style;

/// <summary>What a feature is associated with. An association among these votes, not an effect: better answers may also be longer.</summary>
/// <param name="Name">The feature.</param>
/// <param name="Points">Elo points per standard deviation of the difference; positive if voters preferred more of it.</param>
/// <param name="Se">Its standard error, from the sandwich.</param>
/// <param name="Mean">Mean of the raw difference over the board's votes.</param>
/// <param name="Sd">Standard deviation of the raw difference around 0, the unit of <paramref name="Points"/>; 0 if the feature never differs.</param>
public sealed record StyleCoefficient(string Name, double Points, double Se, double Mean, double Sd)
{
    /// <summary>The coefficient in standard errors; NaN if the feature never differs.</summary>
    public double Z => Points / Se;
}
