namespace Arena.Contracts.Ratings;

/// <summary>Which board to show.</summary>
/// <param name="Language">Null for all.</param>
/// <param name="Topic">Null for all.</param>
/// <param name="Method">How it is computed.</param>
/// <param name="Style">Whether the effect of length and formatting is taken out.</param>
[GenerateSerializer, Immutable, Alias("arena.BoardQuery")]
public sealed record BoardQuery(
    [property: Id(0)] string? Language,
    [property: Id(1)] string? Topic,
    [property: Id(2)] BoardMethod Method,
    [property: Id(3)] bool Style);
