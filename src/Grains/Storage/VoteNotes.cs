using Arena.Contracts.Battles;

namespace Arena.Grains.Storage;

/// <summary>Reasons for a vote.</summary>
/// <param name="Battle">The voted battle.</param>
/// <param name="Tags">Comma separated, sorted.</param>
/// <param name="Comment">Free text, or null.</param>
/// <param name="At">When they came.</param>
internal sealed record VoteNotes(BattleId Battle, string Tags, string? Comment, DateTimeOffset At);
