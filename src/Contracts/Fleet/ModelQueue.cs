using Arena.Contracts.Models;

namespace Arena.Contracts.Fleet;

/// <summary>Answers of one contestant that wait for a device.</summary>
/// <param name="Contestant">Whose they are.</param>
/// <param name="Waiting">How many.</param>
[GenerateSerializer, Immutable, Alias("arena.ModelQueue")]
public sealed record ModelQueue([property: Id(0)] ContestantId Contestant, [property: Id(1)] int Waiting);
