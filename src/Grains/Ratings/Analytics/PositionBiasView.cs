using Arena.Contracts.Battles;
using Arena.Contracts.Ratings.Analytics;
using Arena.Ratings.Fits;
using Arena.Ratings.Intervals;

namespace Arena.Grains.Ratings.Analytics;

/// <summary>Left against right: the plain share of decided votes, and the seat effect of the fit, which takes strength into account.</summary>
internal static class PositionBiasView
{
    public static PositionBias Of(AnalyticsVotes votes, AnalyticsQuery query)
    {
        var rated = votes.Rated(query).ToList();
        var languages = rated.GroupBy(vote => vote.Language).OrderBy(group => votes.OrderOf(group.Key))
            .Select(group => Row(votes.Languages[group.Key], [.. group]));
        return new PositionBias(votes.Stand, rated.Count == 0 ? [] : [Row(null, rated), .. languages]);
    }

    private static SideRecord Row(string? language, List<AnalyticsVote> rated)
    {
        var share = new ClusteredShare();
        foreach (var vote in rated.Where(vote => vote.Verdict is Verdict.Left or Verdict.Right))
        {
            share.Add(vote.Voter, vote.LeftScore);
        }

        // Of the largest group that votes connect: the seat is fitted per group.
        var component = AnalyticsFit.Of(rated).Components[0];
        var told = !double.IsNaN(component.SeatSe) && !component.SeatPenalised;
        return new SideRecord(
            language,
            rated.Count(vote => vote.Verdict == Verdict.Left),
            rated.Count(vote => vote.Verdict == Verdict.Right),
            rated.Count(vote => vote.Verdict is Verdict.Tie or Verdict.BothBad),
            share.Count == 0 ? null : OutcomeTally.IntervalOf(share.Estimate()),
            told ? Advantage(component) : null,
            told ? SeatBias.Of(component).PValue : null);
    }

    private static Interval Advantage(ComponentFit component) =>
        AnalyticsFit.Difference(component, component.Seat, component.SeatSe * component.SeatSe);
}
