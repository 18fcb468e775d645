using System.Collections.Immutable;

namespace Arena.Contracts.Research;

/// <summary>A language of the arena.</summary>
/// <param name="Code">BCP 47, for instance "sv".</param>
/// <param name="Name">In English.</param>
/// <param name="NativeName">In itself.</param>
/// <param name="Contestants">How many can meet in it.</param>
/// <param name="Votes">Votes in the log.</param>
/// <param name="Prompts">Starter prompts.</param>
[GenerateSerializer, Immutable, Alias("arena.LanguageInfo")]
public sealed record LanguageInfo(
    [property: Id(0)] string Code,
    [property: Id(1)] string Name,
    [property: Id(2)] string NativeName,
    [property: Id(3)] int Contestants,
    [property: Id(4)] int Votes,
    [property: Id(5)] ImmutableArray<StarterPrompt> Prompts);
