using Arena.Ratings.Fits;

namespace Arena.Ratings.Style;

/// <summary>Ratings with and without control for style.</summary>
/// <param name="Adjusted">Ratings of the largest component with style held equal; tabulate with BoardBuilder.</param>
/// <param name="Plain">The same votes without style control.</param>
/// <param name="Coefficients">One per feature.</param>
/// <param name="Votes">Rated votes of the largest component, those that were used.</param>
public sealed record StyleFit(PairwiseFit Adjusted, PairwiseFit Plain, IReadOnlyList<StyleCoefficient> Coefficients, long Votes);
