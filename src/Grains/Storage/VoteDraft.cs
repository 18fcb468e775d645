using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Contracts.Voters;

namespace Arena.Grains.Storage;

/// <summary>A vote before the log gives it a sequence number. Holds no text, cookie or address.</summary>
/// <param name="Battle">Unique in the log.</param>
/// <param name="Turn">The turn voted on.</param>
/// <param name="LeftAttempt">Attempt shown on the left.</param>
/// <param name="RightAttempt">Attempt shown on the right.</param>
/// <param name="Left">Contestant displayed on the left.</param>
/// <param name="Right">Contestant displayed on the right.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Language">Of the conversation.</param>
/// <param name="Topic">Of the starter prompt, else "other".</param>
/// <param name="Probability">With which the unordered pair was drawn.</param>
/// <param name="Parameters">Canonical JSON of the sampling parameters of both sides.</param>
/// <param name="LeftLength">UTF-16 units of the left answer.</param>
/// <param name="RightLength">UTF-16 units of the right answer.</param>
/// <param name="Flags">Closed set, comma separated and sorted: "interrupted_left", "interrupted_right", "self_named_left", "self_named_right".</param>
/// <param name="Source">One of <see cref="VoteSources"/>, or where an imported vote comes from.</param>
/// <param name="Voter">Pseudonym.</param>
/// <param name="CastAt">When it was cast; whole milliseconds.</param>
/// <param name="Key">Client's idempotency key; not exported and not part of the hash.</param>
internal sealed record VoteDraft(
    BattleId Battle,
    int Turn,
    int LeftAttempt,
    int RightAttempt,
    ContestantId Left,
    ContestantId Right,
    Verdict Verdict,
    string Language,
    string Topic,
    double Probability,
    string Parameters,
    int LeftLength,
    int RightLength,
    string Flags,
    string Source,
    VoterId Voter,
    DateTimeOffset CastAt,
    string Key)
{
    /// <summary>
    /// How the voted answers are formatted, where that is known. It goes into a table of its own and is no part of the hash; a vote read
    /// from the log comes without.
    /// </summary>
    public VoteStyle? Style { get; init; }
}
