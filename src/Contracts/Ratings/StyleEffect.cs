namespace Arena.Contracts.Ratings;

/// <summary>What a feature of style goes along with on a board. An association, not a cause: better answers may also be longer.</summary>
/// <param name="Feature">length, headers, lists, bold or code.</param>
/// <param name="Points">Elo points per standard deviation of the difference; positive where more of it is preferred.</param>
/// <param name="Se">Standard error; null where the feature never differs.</param>
/// <param name="Mean">Mean of the raw difference, (left - right) / (left + right).</param>
/// <param name="Sd">Its standard deviation around 0: the unit of the points.</param>
[GenerateSerializer, Immutable, Alias("arena.StyleEffect")]
public sealed record StyleEffect(
    [property: Id(0)] string Feature, [property: Id(1)] double Points, [property: Id(2)] double? Se, [property: Id(3)] double Mean, [property: Id(4)] double Sd)
{
    /// <summary>Lower end of the 95 % interval of the points, as wide as the board's ratings have them; null without a standard error.</summary>
    [Id(5)]
    public double? Low { get; init; }

    /// <summary>Upper end.</summary>
    [Id(6)]
    public double? High { get; init; }
}
