using Arena.Contracts.Models;

namespace Arena.Contracts.Matchmaking;

/// <summary>Who meets in a battle.</summary>
/// <param name="Left">Displayed on the left.</param>
/// <param name="Right">Displayed on the right.</param>
/// <param name="Probability">With which this unordered pair was drawn, in (0, 1].</param>
/// <param name="Seed">Of both samplers; secret until the vote.</param>
/// <param name="FirstShown">Which side a narrow page shows first.</param>
[GenerateSerializer, Immutable, Alias("arena.Pairing")]
public sealed record Pairing(
    [property: Id(0)] ContestantId Left,
    [property: Id(1)] ContestantId Right,
    [property: Id(2)] double Probability,
    [property: Id(3)] uint Seed,
    [property: Id(4)] Battles.Side FirstShown);
