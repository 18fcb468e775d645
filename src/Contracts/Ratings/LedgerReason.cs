using System.Collections.Immutable;

namespace Arena.Contracts.Ratings;

/// <summary>Why a vote is on no board. A closed set: what is not in it is no reason.</summary>
public static class LedgerReason
{
    /// <summary>An answer named its own model before the vote.</summary>
    public const string IdentityLeak = "identity_leak";

    /// <summary>An answer turned out to be an error.</summary>
    public const string FailedAnswer = "failed_answer";

    /// <summary>The same vote came twice by another way.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>An operator's decision.</summary>
    public const string Manual = "manual";

    /// <summary>The voter was flagged by the tests of integrity and an operator agreed.</summary>
    public const string FraudFlag = "fraud_flag";

    /// <summary>The voter took it back.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>It was not cast here.</summary>
    public const string Imported = "imported";

    /// <summary>The voter could not judge.</summary>
    public const string CannotJudge = "cannot_judge";

    /// <summary>A contestant stood against itself.</summary>
    public const string SamePair = "same_pair";

    /// <summary>The answers were taken from the answer bank, not written for the battle.</summary>
    public const string AnswerBank = "answer_bank";

    /// <summary>Reasons that an exclusion can have; the others follow from the vote itself and cannot be lifted.</summary>
    public static ImmutableArray<string> Exclusions { get; } = [IdentityLeak, FailedAnswer, Duplicate, Manual, FraudFlag, Withdrawn];

    /// <summary>All reasons.</summary>
    public static ImmutableArray<string> All { get; } = [.. Exclusions, Imported, CannotJudge, SamePair, AnswerBank];
}
