using Arena.Contracts.Battles;

namespace Arena.Grains.Storage;

/// <summary>
/// What ratings need of a row of the vote log, and nothing that is a text of its own in every row: a million of them are read at a start.
/// Texts that repeat are one string, so comparing them mostly compares references.
/// </summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="Left">Id of the contestant displayed on the left.</param>
/// <param name="Right">Id of the contestant displayed on the right.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Language">Of the conversation.</param>
/// <param name="Topic">Of the starter prompt, else "other".</param>
/// <param name="Probability">With which the unordered pair was drawn.</param>
/// <param name="LeftLength">UTF-16 units of the left answer.</param>
/// <param name="RightLength">UTF-16 units of the right answer.</param>
/// <param name="Source">"own", or where an imported vote comes from.</param>
/// <param name="Voter">Pseudonym.</param>
/// <param name="CastAt">When it was cast: milliseconds since 1970-01-01 UTC.</param>
internal readonly record struct LoggedVote(
    long Sequence,
    string Left,
    string Right,
    Verdict Verdict,
    string Language,
    string Topic,
    double Probability,
    int LeftLength,
    int RightLength,
    string Source,
    string Voter,
    long CastAt)
{
    /// <summary>The same of a whole row.</summary>
    public static LoggedVote Of(VoteRow row) => new(
        row.Sequence,
        row.Vote.Left.Value,
        row.Vote.Right.Value,
        row.Vote.Verdict,
        row.Vote.Language,
        row.Vote.Topic,
        row.Vote.Probability,
        row.Vote.LeftLength,
        row.Vote.RightLength,
        row.Vote.Source,
        row.Vote.Voter.Value,
        row.Vote.CastAt.ToUnixTimeMilliseconds());
}
