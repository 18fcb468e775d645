using Arena.Contracts.Battles;

namespace Arena.Grains.Storage;

/// <summary>A prompt.</summary>
/// <param name="Battle">Its battle.</param>
/// <param name="Turn">From 1.</param>
/// <param name="Key">Client's idempotency key.</param>
/// <param name="Prompt">The text; null once withdrawn.</param>
/// <param name="At">When it came; whole milliseconds.</param>
internal sealed record TurnText(BattleId Battle, int Turn, string Key, string? Prompt, DateTimeOffset At);
