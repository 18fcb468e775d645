using Arena.Contracts.Ratings.Analytics;
using Arena.Ratings.Boards;
using Arena.Ratings.Fits;

namespace Arena.Grains.Ratings.Analytics;

/// <summary>The main model on ever longer beginnings of the log.</summary>
internal static class RatingHistoryView
{
    public static RatingHistory Of(AnalyticsVotes votes, AnalyticsQuery query)
    {
        var rated = Rated(votes, query);
        var days = Days(rated);
        var (cast, voters) = (rated.ConvertAll(one => AnalyticsFit.AsVote(one.Vote)).ToArray(), rated.ConvertAll(one => one.Vote.Voter).ToArray());
        var rows = Chosen(days.Count).SelectMany(index =>
            Rows(votes, days[index], AnalyticsFit.Of(cast.AsSpan(0, days[index].Votes), voters.AsSpan(0, days[index].Votes))));
        return new RatingHistory(votes.Stand, MethodVersions.Of(RatingMethod.Davidson, style: false), [.. rows]);
    }

    /// <summary>Which of so many days are fitted: evenly spread, the first and the last among them.</summary>
    internal static IEnumerable<int> Chosen(int days) => days <= RatingHistory.MostDays
        ? Enumerable.Range(0, days)
        : Enumerable.Range(0, RatingHistory.MostDays).Select(step => (int)Math.Round(step * (days - 1.0) / (RatingHistory.MostDays - 1)));

    private static List<(long Sequence, AnalyticsVote Vote)> Rated(AnalyticsVotes votes, AnalyticsQuery query)
    {
        var wanted = votes.Matching(query);
        return [.. votes.All.Select((vote, index) => (Sequence: index + 1L, Vote: vote)).Where(one => one.Vote.IsRated && wanted(one.Vote))];
    }

    // A clock that was set back does not end a day twice: votes count for the latest day seen so far.
    private static List<PastDay> Days(List<(long Sequence, AnalyticsVote Vote)> rated)
    {
        var days = new List<PastDay>();
        var day = 0;
        for (var index = 0; index < rated.Count; index++)
        {
            day = Math.Max(day, rated[index].Vote.Day);
            if (days.Count > 0 && days[^1].Day == day)
            {
                days.RemoveAt(days.Count - 1);
            }

            days.Add(new PastDay(day, rated[index].Sequence, index + 1));
        }

        return days;
    }

    private static IEnumerable<PastRating> Rows(AnalyticsVotes votes, PastDay day, PairwiseFit fit) =>
        fit.Components.SelectMany((component, number) => component.Members.Select((member, local) => new PastRating(
            DateOnly.FromDayNumber(day.Day),
            day.Cutoff,
            votes.Contestants[member].Contestant,
            votes.Contestants[member].Name,
            number,
            AnalyticsFit.Rating(component, local),
            (int)Math.Round(component.VotesPerMember[local]))))
        .OrderBy(row => row.Component).ThenByDescending(row => row.Rating.Value).ThenBy(row => row.Contestant, StringComparer.Ordinal);

    /// <param name="Day">Its number.</param>
    /// <param name="Cutoff">Sequence number of its last vote.</param>
    /// <param name="Votes">Rated votes until its end.</param>
    private readonly record struct PastDay(int Day, long Cutoff, int Votes);
}
