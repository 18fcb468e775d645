namespace Arena.Grains.Research.Import;

/// <summary>
/// Whether the first write of a vote already carries the prompt or the language that were picked next. The answers are what the voter
/// saw: where both are in one language and the row says another, the row is wrong or both models answered in the wrong language. Pure.
/// </summary>
internal static class ShiftRules
{
    /// <param name="row">The first write of a vote.</param>
    /// <param name="next">The next vote of the file, or null at its end.</param>
    /// <param name="languages">Tells the language of texts.</param>
    public static CleanedRow Decide(OellmRow row, OellmRow? next, ILanguageGuess languages)
    {
        var (left, right) = (languages.Of(row.LeftText), languages.Of(row.RightText));
        var answers = left == right ? left : left is null ? right : right is null ? left : null;
        if (answers is null || answers == row.Language)
        {
            return Kept(row, row.Language, null);
        }

        var prompt = languages.Of(row.Prompt);
        if (prompt == answers || row.Language == LanguageCodes.Unknown)
        {
            return Kept(row, answers, Changed(row, CleaningReason.LanguageShifted, $"{row.Language} -> {answers}"));
        }

        if (prompt is not null && prompt != row.Language)
        {
            return CleanedRow.Dropped(row.Row, CleaningReason.LanguageUnclear, $"language {row.Language}, prompt {prompt}, answers {answers}");
        }

        return next is not null && next.Prompt == row.Prompt && next.Language == row.Language
            ? Kept(row, answers, Changed(row, CleaningReason.PromptShifted, $"language {row.Language} -> {answers}; the prompt is that of row {next.Row}"))
            : Kept(row, row.Language, new CleaningEntry(row.Row, CleaningAction.Kept, CleaningReason.AnswersInOtherLanguage, $"language {row.Language}, answers {answers}"));
    }

    private static CleaningEntry Changed(OellmRow row, string reason, string detail) => new(row.Row, CleaningAction.Changed, reason, detail);

    private static CleanedRow Kept(OellmRow row, string language, CleaningEntry? entry) => new(
        row.Row,
        new ForeignVote
        {
            Identity = row.Identity,
            Left = row.Left,
            Right = row.Right,
            Verdict = row.Verdict,
            Language = language,
            At = row.At,
            LeftLength = row.LeftText.Length,
            RightLength = row.RightText.Length,
        },
        entry is null ? row.Changes : [.. row.Changes.Where(change => change.Reason != CleaningReason.LanguageUnknown || language == LanguageCodes.Unknown), entry]);
}
