namespace Arena.Contracts.Ratings;

/// <summary>How unevenly the votes are spread over voters.</summary>
/// <param name="Voters">Voters with a counted vote.</param>
/// <param name="Top">Share of the most active, in [0, 1].</param>
/// <param name="TopTen">Share of the ten most active.</param>
/// <param name="Effective">How many equally active voters would be as uneven.</param>
[GenerateSerializer, Immutable, Alias("arena.VoterConcentration")]
public sealed record VoterConcentration(
    [property: Id(0)] int Voters, [property: Id(1)] double Top, [property: Id(2)] double TopTen, [property: Id(3)] double Effective);
