using Arena.Contracts.Battles;
using Arena.Contracts.Ratings;
using Arena.Grains.Storage;

namespace Arena.Grains.Ratings;

/// <summary>Reasons of the ledger as small numbers: 0 is in, others are 1 + the place in <see cref="LedgerReason.All"/>.</summary>
internal static class VoteStanding
{
    public const byte Counted = 0;

    /// <summary>How many there are, "counted" included.</summary>
    public static int Count => LedgerReason.All.Length + 1;

    /// <summary>The number of a reason. One that is not in the set, from a build that knew others, is somebody's decision all the same.</summary>
    public static byte Of(string reason)
    {
        var place = LedgerReason.All.IndexOf(reason);
        return (byte)(1 + (place >= 0 ? place : LedgerReason.All.IndexOf(LedgerReason.Manual)));
    }

    public static string Name(int standing) => LedgerReason.All[standing - 1];

    /// <summary>Whether a rule or a person took the vote off, so that it counts for the alarm.</summary>
    public static bool IsExclusion(int standing) => standing > 0 && standing <= LedgerReason.Exclusions.Length;

    /// <summary>Why a vote can never be on a default board, or 0.</summary>
    public static byte OfVote(in LoggedVote vote, string source) =>
        source == VoteSources.Bank ? Of(LedgerReason.AnswerBank)
        : source != VoteSources.Own ? Of(LedgerReason.Imported)
        : vote.Verdict == Verdict.CannotJudge ? Of(LedgerReason.CannotJudge)
        : vote.Left == vote.Right ? Of(LedgerReason.SamePair)
        : Counted;
}
