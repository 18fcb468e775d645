using Arena.Ratings.Votes;

namespace Arena.Grains.Ratings;

/// <summary>A vote of the log as the ratings keep it in memory, 40 bytes; numbers are indices given out in order of appearance.</summary>
/// <param name="Left">Contestant on the left.</param>
/// <param name="Right">Contestant on the right.</param>
/// <param name="Voter">Who cast it.</param>
/// <param name="Language">Of the conversation.</param>
/// <param name="Topic">Of the starter prompt.</param>
/// <param name="Day">Day it was cast, UTC (DateOnly.DayNumber).</param>
/// <param name="LeftLength">UTF-16 units of the left answer.</param>
/// <param name="RightLength">UTF-16 units of the right answer.</param>
/// <param name="Outcome">The verdict; of no meaning where the vote is never rated.</param>
/// <param name="Never">Why it can never count (<see cref="VoteStanding"/>), or 0.</param>
/// <param name="Excluded">Why it does not count now, or 0.</param>
internal readonly record struct RatedVote(
    int Left, int Right, int Voter, int Language, int Topic, int Day, int LeftLength, int RightLength, Outcome Outcome, byte Never, byte Excluded)
{
    /// <summary>Whether boards count it.</summary>
    public bool IsCounted => (Never | Excluded) == 0;

    /// <summary>Whether boards count it unless it is excluded.</summary>
    public bool IsRatable => Never == 0;

    /// <summary>0 if it counts, else the reason; an exclusion says more than the vote itself.</summary>
    public byte Standing => Excluded != 0 ? Excluded : Never;

    public Vote AsVote() => new(Left, Right, Outcome);
}
