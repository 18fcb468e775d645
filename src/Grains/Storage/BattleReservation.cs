using Arena.Contracts.Battles;
using Arena.Contracts.Voters;

namespace Arena.Grains.Storage;

/// <summary>A key and the battle it stands for.</summary>
/// <param name="Battle">Its id.</param>
/// <param name="Voter">Whose it is.</param>
/// <param name="Key">Client's idempotency key.</param>
/// <param name="BodyHash">SHA-256 of language, prompt and starter prompt; lower-case hexadecimal.</param>
/// <param name="Language">Of the conversation.</param>
/// <param name="At">When it was reserved; whole milliseconds.</param>
internal sealed record BattleReservation(BattleId Battle, VoterId Voter, string Key, string BodyHash, string Language, DateTimeOffset At);
