using Arena.Contracts.Battles;

namespace Arena.Grains.Ratings.Analytics;

/// <summary>A vote as analytics keep it in memory. Contestants, languages, topics and voters are numbers given out in order of appearance.</summary>
/// <param name="Left">Contestant displayed on the left.</param>
/// <param name="Right">Contestant displayed on the right.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Language">Language of the conversation.</param>
/// <param name="Topic">Topic.</param>
/// <param name="Voter">Who cast it.</param>
/// <param name="Day">When, in UTC: <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Own">Cast here on answers written for the battle.</param>
/// <param name="Bank">Cast here on answers from the answer bank.</param>
/// <param name="Excluded">Off the boards with a reason.</param>
internal readonly record struct AnalyticsVote(
    int Left, int Right, Verdict Verdict, int Language, int Topic, int Voter, int Day, bool Own, bool Bank, bool Excluded)
{
    /// <summary>Whether boards count it.</summary>
    public bool IsRated => Own && !Excluded && Verdict != Verdict.CannotJudge && Left != Right;

    /// <summary>1 for a win of the left, ½ for a tie (both bad is one), 0 for a loss.</summary>
    public double LeftScore => Verdict switch
    {
        Verdict.Left => 1,
        Verdict.Right => 0,
        _ => 0.5,
    };
}
