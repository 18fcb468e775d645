using System.Runtime.CompilerServices;
using Arena.Ratings.Fits;
using Arena.Ratings.Numerics;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Intervals;

/// <summary>
/// The sandwich clustered by voter: B = U / (U - 1) sum_u S_u S_u' with S_u the summed score of voter u
/// (Liang and Zeger 1986), since the votes of one person are not independent.
/// </summary>
public static class ClusteredCovariance
{
    /// <summary>
    /// Replaces each component's covariance by the clustered one. Where that is below the per-vote variance of a
    /// contestant (a contestant that one voter alone has judged has a clustered variance of 0), the difference is
    /// added, correlated as the per-vote estimates are. A component with one voter keeps its per-vote covariance and has Clusters = 0.
    /// </summary>
    /// <param name="fit">A fit of exactly these votes.</param>
    /// <param name="votes">The votes behind the fit, by voter.</param>
    /// <exception cref="ArgumentException">The votes are not those of the fit, or it is weighted or style-controlled.</exception>
    public static PairwiseFit Apply(PairwiseFit fit, VoterVotes votes)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(votes);
        fit.Components.ToList().ForEach(component => component.RequireCounts());
        var meats = fit.Components.Select(component => new ScoreOuterProducts(component.Layout.Size)).ToArray();
        var scores = fit.Components.Select(component => new VoteScores(component, fit.Options)).ToArray();
        var rated = 0;
        for (var voter = 0; voter < votes.Voters; voter++)
        {
            rated += AddVoter(fit, votes.Of(voter), scores, meats);
        }

        if (Math.Abs(rated - fit.Votes) > 0.5)
        {
            throw new ArgumentException($"The fit has {fit.Votes} rated votes, the voters have {rated}.");
        }

        return fit.WithComponents([.. fit.Components.Zip(meats, (component, meat) => Replace(component, meat, fit.Options.Revision))]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int AddVoter(PairwiseFit fit, ReadOnlySpan<Vote> votes, VoteScores[] scores, ScoreOuterProducts[] meats)
    {
        var rated = 0;
        foreach (var vote in votes)
        {
            var c = fit.ComponentOf(vote.Left);
            if (c < 0 || c != fit.ComponentOf(vote.Right) || !scores[c].IsRated(vote.Outcome))
            {
                continue;
            }

            var (left, right) = (fit.LocalIndex(vote.Left), fit.LocalIndex(vote.Right));
            var (statistic, tie) = scores[c].Of(left, right, vote.Outcome);
            meats[c].AddVote(fit.Components[c].Layout, left, right, statistic, tie);
            rated++;
        }

        Array.ForEach(meats, meat => meat.EndCluster());
        return rated;
    }

    private static ComponentFit Replace(ComponentFit component, ScoreOuterProducts meat, int revision)
    {
        if (meat.Clusters < 2)
        {
            return component;
        }

        using var scratch = new RentedMatrix(component.Layout.Size);
        var scaled = meat.Scaled();
        component.Penalty.AddToLower(scaled, component.Layout);
        var clustered = ComponentFitter.Sandwich(component.ModelCovariance, scaled, scratch.Matrix);
        return component.WithCovariance(Floor.Lift(clustered, component.Covariance, revision), meat.Clusters);
    }
}
