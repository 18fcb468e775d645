namespace Arena.Grains.Storage;

/// <summary>A change of a vote's standing.</summary>
/// <param name="Sequence">The vote.</param>
/// <param name="Reason">identity_leak, failed_answer, duplicate, manual, fraud_flag or withdrawn; null lifts the exclusion.</param>
/// <param name="By">Who: an operator's name, or "arena".</param>
/// <param name="At">When.</param>
internal sealed record Exclusion(long Sequence, string? Reason, string By, DateTimeOffset At)
{
    /// <summary>Reason: an answer named its own model before the vote.</summary>
    public const string IdentityLeak = "identity_leak";

    /// <summary>By: nobody's hand.</summary>
    public const string Arena = "arena";
}
