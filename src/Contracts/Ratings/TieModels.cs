namespace Arena.Contracts.Ratings;

/// <summary>Which model of ties describes a board's votes better.</summary>
/// <param name="Davidson">Akaike's criterion of the model the boards use; lower describes better.</param>
/// <param name="RaoKupper">Of Rao and Kupper's model.</param>
/// <param name="Preferred">davidson or rao-kupper; null where the two differ by less than 2.</param>
/// <param name="LargestMove">How far a rating differs at most between the two, in Elo points.</param>
[GenerateSerializer, Immutable, Alias("arena.TieModels")]
public sealed record TieModels(
    [property: Id(0)] double Davidson, [property: Id(1)] double RaoKupper, [property: Id(2)] string? Preferred, [property: Id(3)] double LargestMove);
