using Arena.Contracts.Ratings.Analytics;
using Arena.Ratings.Boards;

namespace Arena.Grains.Ratings.Analytics;

/// <summary>The main model on ever longer beginnings of the log.</summary>
internal static class RatingHistoryView
{
    public static RatingHistory Of(AnalyticsVotes votes, AnalyticsQuery query)
    {
        var days = Days(votes, query);
        var rows = Chosen(days.Count).SelectMany(index => Rows(votes, query, days[index]));
        return new RatingHistory(votes.Stand, MethodVersions.Of(RatingMethod.Davidson, style: false), [.. rows]);
    }

    /// <summary>Which of so many days are fitted: evenly spread, the first and the last among them.</summary>
    internal static IEnumerable<int> Chosen(int days) => days <= RatingHistory.MostDays
        ? Enumerable.Range(0, days)
        : Enumerable.Range(0, RatingHistory.MostDays).Select(step => (int)Math.Round(step * (days - 1.0) / (RatingHistory.MostDays - 1)));

    // A clock that was set back does not end a day twice: votes count for the latest day seen so far.
    private static List<PastDay> Days(AnalyticsVotes votes, AnalyticsQuery query)
    {
        var days = new List<PastDay>();
        var wanted = votes.Matching(query);
        var day = 0;
        for (var index = 0; index < votes.All.Length; index++)
        {
            var vote = votes.All[index];
            if (!vote.IsRated || !wanted(vote))
            {
                continue;
            }

            day = Math.Max(day, vote.Day);
            if (days.Count > 0 && days[^1].Day == day)
            {
                days.RemoveAt(days.Count - 1);
            }

            days.Add(new PastDay(day, index + 1));
        }

        return days;
    }

    private static IEnumerable<PastRating> Rows(AnalyticsVotes votes, AnalyticsQuery query, PastDay day)
    {
        var wanted = votes.Matching(query);
        var fit = AnalyticsFit.Of(votes.All.Take((int)day.Cutoff).Where(vote => vote.IsRated && wanted(vote)));
        return fit.Components.SelectMany((component, number) => component.Members.Select((member, local) => new PastRating(
            DateOnly.FromDayNumber(day.Day),
            day.Cutoff,
            votes.Contestants[member].Contestant,
            votes.Contestants[member].Name,
            number,
            AnalyticsFit.Rating(component, local),
            (int)Math.Round(component.VotesPerMember[local]))))
            .OrderBy(row => row.Component).ThenByDescending(row => row.Rating.Value).ThenBy(row => row.Contestant, StringComparer.Ordinal);
    }

    private readonly record struct PastDay(int Day, long Cutoff);
}
