namespace Arena.Grains.Storage;

/// <summary>A battle with all its texts.</summary>
/// <param name="Reservation">Which battle.</param>
/// <param name="Turns">In order.</param>
/// <param name="Answers">By turn, side and attempt.</param>
/// <param name="Vote">The vote, or null.</param>
/// <param name="Notes">Reasons for the vote, or null.</param>
/// <param name="Excluded">Why no board counts the vote, or null; of the vote's own moment or later.</param>
internal sealed record BattleTexts(
    BattleReservation Reservation,
    IReadOnlyList<TurnText> Turns,
    IReadOnlyList<AnswerText> Answers,
    VoteRow? Vote,
    VoteNotes? Notes,
    string? Excluded);
