using Arena.Contracts.Battles;
using Arena.Contracts.Ratings.Analytics;
using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using Arena.Ratings.Intervals;
using Arena.Ratings.Votes;

namespace Arena.Grains.Ratings.Analytics;

/// <summary>The main model (Davidson with seat effect, clustered by voter) on any choice of votes.</summary>
internal static class AnalyticsFit
{
    /// <summary>Fits rated votes.</summary>
    public static PairwiseFit Of(IReadOnlyCollection<AnalyticsVote> rated) =>
        Of([.. rated.Select(AsVote)], [.. rated.Select(vote => vote.Voter)]);

    /// <summary>Fits votes with the voter of each.</summary>
    public static PairwiseFit Of(ReadOnlySpan<Vote> rated, ReadOnlySpan<int> voters)
    {
        var votes = new VoterVotes(rated, voters);
        return ClusteredCovariance.Apply(PairwiseFitter.Fit(votes.ToCounts()), votes);
    }

    /// <summary>A member's rating, published.</summary>
    public static Interval Rating(ComponentFit component, int local) =>
        Rating(component, component.Theta[local], Math.Sqrt(component.Covariance[local, local]));

    /// <summary>A rating from log-odds and their error, published.</summary>
    public static Interval Rating(ComponentFit component, double theta, double se)
    {
        var half = Quantile.Of(component) * se;
        return new Interval(
            EloScale.Publish(EloScale.ToRating(theta)),
            EloScale.Publish(EloScale.ToRating(theta - half)),
            EloScale.Publish(EloScale.ToRating(theta + half)));
    }

    /// <summary>A difference in points from log-odds and their variance, published.</summary>
    public static Interval Difference(ComponentFit component, double logOdds, double variance)
    {
        var half = Quantile.Of(component) * Math.Sqrt(Math.Max(0, variance));
        return new Interval(
            EloScale.Publish(EloScale.ToPoints(logOdds)),
            EloScale.Publish(EloScale.ToPoints(logOdds - half)),
            EloScale.Publish(EloScale.ToPoints(logOdds + half)));
    }

    /// <summary>A rated vote as the library takes it.</summary>
    public static Vote AsVote(AnalyticsVote vote) => new(vote.Left, vote.Right, vote.Verdict switch
    {
        Verdict.Left => Outcome.Left,
        Verdict.Right => Outcome.Right,
        Verdict.Tie => Outcome.Tie,
        _ => Outcome.BothBad,
    });
}
