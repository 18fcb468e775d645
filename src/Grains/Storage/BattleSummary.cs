namespace Arena.Grains.Storage;

/// <summary>A row of a voter's history.</summary>
/// <param name="Reservation">Which battle.</param>
/// <param name="Prompt">First prompt; null once withdrawn.</param>
/// <param name="Turns">Prompts so far.</param>
/// <param name="Vote">The vote, or null.</param>
internal sealed record BattleSummary(BattleReservation Reservation, string? Prompt, int Turns, VoteRow? Vote);
