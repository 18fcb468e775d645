namespace Arena.Grains.Research.Import;

/// <summary>Why a row was changed or dropped. docs/research.md, "Cleaning", says what each means; a test keeps the two together.</summary>
internal static class CleaningReason
{
    // Dropped.
    public const string Repeat = "repeat";
    public const string ShiftedRepeat = "shifted_repeat";
    public const string BadTimestamp = "bad_timestamp";
    public const string BadLabel = "bad_label";
    public const string BadValue = "bad_value";
    public const string SameContestant = "same_contestant";
    public const string EmptyAnswer = "empty_answer";
    public const string ErrorAnswer = "error_answer";
    public const string UnknownWinner = "unknown_winner";
    public const string WinnerContradicted = "winner_contradicted";
    public const string LanguageUnclear = "language_unclear";
    public const string NotAnonymous = "not_anonymous";
    public const string Malformed = "malformed";
    public const string ExcludedThere = "excluded_there";
    public const string ImportedThere = "imported_there";
    public const string BankThere = "bank_there";

    // Changed.
    public const string LabelMerged = "label_merged";
    public const string LanguageUnknown = "language_unknown";
    public const string LanguageShifted = "language_shifted";
    public const string PromptShifted = "prompt_shifted";

    // Kept.
    public const string AnswersInOtherLanguage = "answers_in_other_language";
    public const string AlreadyHere = "already_here";
}
