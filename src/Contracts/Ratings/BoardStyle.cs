using System.Collections.Immutable;

namespace Arena.Contracts.Ratings;

/// <summary>What control for style did on a board.</summary>
/// <param name="Effects">One per feature.</param>
/// <param name="Votes">Votes that were used: those of the largest group whose answers' style is known.</param>
/// <param name="Unknown">Rated votes whose answers' style is not known.</param>
[GenerateSerializer, Immutable, Alias("arena.BoardStyle")]
public sealed record BoardStyle([property: Id(0)] ImmutableArray<StyleEffect> Effects, [property: Id(1)] int Votes, [property: Id(2)] int Unknown);
