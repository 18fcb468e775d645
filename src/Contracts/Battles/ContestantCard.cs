namespace Arena.Contracts.Battles;

/// <summary>What a voter learns of a contestant after the vote.</summary>
/// <param name="Id">Catalogue id.</param>
/// <param name="Name">Display name.</param>
/// <param name="Family">Where it comes from.</param>
/// <param name="Variant">Which kind of its family.</param>
/// <param name="Parameters">Number of weights, for instance "7B"; empty where unknown.</param>
/// <param name="Quantisation">For instance "q8_0"; empty where unknown.</param>
/// <param name="Licence">SPDX id or name.</param>
/// <param name="FirstTextMilliseconds">From start of the answer to its first text on the last turn; null where unknown.</param>
/// <param name="TokensPerSecond">Speed of the last turn's answer; null where unknown.</param>
[GenerateSerializer, Immutable, Alias("arena.ContestantCard")]
public sealed record ContestantCard(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Family,
    [property: Id(3)] string Variant,
    [property: Id(4)] string Parameters,
    [property: Id(5)] string Quantisation,
    [property: Id(6)] string Licence,
    [property: Id(7)] int? FirstTextMilliseconds,
    [property: Id(8)] double? TokensPerSecond);
