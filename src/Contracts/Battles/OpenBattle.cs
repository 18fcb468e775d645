using Arena.Contracts.Matchmaking;
using Arena.Contracts.Voters;

namespace Arena.Contracts.Battles;

/// <summary>Opens a battle with its hidden pair. Idempotent: an open battle stays as it is.</summary>
/// <param name="Voter">Whose battle it is.</param>
/// <param name="Language">Of the conversation.</param>
/// <param name="Prompt">First prompt.</param>
/// <param name="Key">Idempotency key of the first turn.</param>
/// <param name="Topic">Topic of the starter prompt, else "other".</param>
/// <param name="Pairing">Who meets, and where.</param>
/// <param name="FromBank">The first answers are taken from the answer bank, not written for this battle.</param>
[GenerateSerializer, Immutable, Alias("arena.OpenBattle")]
public sealed record OpenBattle(
    [property: Id(0)] VoterId Voter,
    [property: Id(1)] string Language,
    [property: Id(2)] string Prompt,
    [property: Id(3)] string Key,
    [property: Id(4)] string Topic,
    [property: Id(5)] Pairing Pairing,
    [property: Id(6)] bool FromBank = false);
