namespace Arena.Contracts.Voters;

/// <summary>Starts a battle. The same key gives the same battle.</summary>
/// <param name="Language">Of the conversation.</param>
/// <param name="Prompt">First prompt.</param>
/// <param name="Key">Idempotency key made by the client.</param>
/// <param name="PromptId">Starter prompt it came from, or null.</param>
[GenerateSerializer, Immutable, Alias("arena.StartBattle")]
public sealed record StartBattle(
    [property: Id(0)] string Language,
    [property: Id(1)] string Prompt,
    [property: Id(2)] string Key,
    [property: Id(3)] string? PromptId);
