using Arena.Contracts.Battles;
using Arena.Contracts.Ratings.Analytics;

namespace Arena.Grains.Ratings.Analytics;

/// <summary>Votes by day, or by week once they reach over more than three months.</summary>
internal static class VotesOverTimeView
{
    /// <summary>Longest time in days that is shown by day: a quarter.</summary>
    public const int LongestDaily = 92;

    private const int DaysOfWeek = 7;

    public static VotesOverTime Of(AnalyticsVotes votes, AnalyticsQuery query)
    {
        var own = votes.Own(query).ToList();
        var weekly = own.Count > 0 && own.Max(vote => vote.Day) - own.Min(vote => vote.Day) >= LongestDaily;
        return new VotesOverTime(
            votes.Stand,
            weekly,
            votes.All.Count(vote => !vote.Own && !vote.Bank),
            [.. own.GroupBy(vote => weekly ? Monday(vote.Day) : vote.Day).OrderBy(period => period.Key).Select(period => Row(period.Key, [.. period]))])
        {
            Bank = votes.All.Count(vote => vote.Bank),
        };
    }

    private static VotesInPeriod Row(int day, List<AnalyticsVote> votes)
    {
        int Counted(Verdict verdict) => votes.Count(vote => !IsOut(vote) && vote.Verdict == verdict);
        return new VotesInPeriod(
            DateOnly.FromDayNumber(day),
            Counted(Verdict.Left),
            Counted(Verdict.Right),
            Counted(Verdict.Tie),
            Counted(Verdict.BothBad),
            Counted(Verdict.CannotJudge),
            votes.Count(IsOut),
            votes.Select(vote => vote.Voter).Distinct().Count());
    }

    // A contestant against itself says nothing, so boards leave such a vote out as well.
    private static bool IsOut(AnalyticsVote vote) => vote.Excluded || vote.Left == vote.Right;

    // Day number 0 is Monday, 1 January of year 1.
    private static int Monday(int day) => day - (day % DaysOfWeek);
}
