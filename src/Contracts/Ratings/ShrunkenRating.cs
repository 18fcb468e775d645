namespace Arena.Contracts.Ratings;

/// <summary>A rating in a language that borrows from the votes outside it (docs/ratings.md, "Small slices").</summary>
/// <param name="Rating">Elo, on the scale of the votes outside.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Borrowed">Share that does not come from the language's own votes, in [0, 1].</param>
[GenerateSerializer, Immutable, Alias("arena.ShrunkenRating")]
public sealed record ShrunkenRating(
    [property: Id(0)] double Rating, [property: Id(1)] double Low, [property: Id(2)] double High, [property: Id(3)] double Borrowed);
