using System.Collections.Immutable;
using Arena.Contracts.Voters;

namespace Arena.Contracts.Battles;

/// <summary>Reasons for a vote, once, after it.</summary>
[GenerateSerializer, Immutable, Alias("arena.AddNotes")]
public sealed record AddNotes(
    [property: Id(0)] VoterId Voter,
    [property: Id(1)] ImmutableArray<string> Tags,
    [property: Id(2)] string? Comment);
