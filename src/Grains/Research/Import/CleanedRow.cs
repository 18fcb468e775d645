namespace Arena.Grains.Research.Import;

/// <summary>A row after cleaning.</summary>
/// <param name="Row">Its number in the file.</param>
/// <param name="Vote">What is left of it; null where it is dropped.</param>
/// <param name="Entries">Why; a row without entries is kept as it was.</param>
internal sealed record CleanedRow(long Row, ForeignVote? Vote, IReadOnlyList<CleaningEntry> Entries)
{
    public static CleanedRow Dropped(long row, string reason, string detail = "") =>
        new(row, null, [new CleaningEntry(row, CleaningAction.Dropped, reason, detail)]);
}
