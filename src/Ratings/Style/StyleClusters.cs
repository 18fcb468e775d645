using Arena.Ratings.Fits;
using Arena.Ratings.Intervals;
using Arena.Ratings.Numerics;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Style;

/// <summary>Sums the votes' scores, coefficients included, per voter.</summary>
internal sealed class StyleClusters(ComponentFit component, double[] parameters, StyleTable table, PairwiseFit fit)
{
    private readonly FitLayout _layout = component.Layout;
    private readonly double _nu = component.Layout.TieOf(parameters);

    public SymmetricMatrix Meat(ReadOnlySpan<Vote> votes, StyleFeatures features, ReadOnlySpan<int> voters, out int clusters)
    {
        var order = new int[votes.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(voters.ToArray(), order);
        var meat = new ScoreOuterProducts(parameters.Length);
        var scores = new VoteScores(component, fit.Options);
        for (var at = 0; at < order.Length; at++)
        {
            var vote = votes[order[at]];
            if (scores.IsRated(vote.Outcome) && fit.ComponentOf(vote.Left) == 0)
            {
                Add(meat, vote, features.Values.AsSpan(order[at] * table.Features, table.Features));
            }

            if (at + 1 == order.Length || voters[order[at + 1]] != voters[order[at]])
            {
                meat.EndCluster();
            }
        }

        clusters = meat.Clusters;
        return clusters < 2 ? new SymmetricMatrix(parameters.Length) : meat.Scaled();
    }

    private void Add(ScoreOuterProducts meat, Vote vote, ReadOnlySpan<double> raw)
    {
        var (left, right) = (fit.LocalIndex(vote.Left), fit.LocalIndex(vote.Right));
        var x = parameters[left] - parameters[right] + _layout.SeatOf(parameters);
        for (var k = 0; k < raw.Length; k++)
        {
            x += parameters[_layout.Size + k] * Standardised(raw[k], k);
        }

        var (statistic, tie) = VoteScores.Of(x, _nu, vote.Outcome, _layout.Tie);
        meat.AddVote(_layout, left, right, statistic, tie);
        for (var k = 0; k < raw.Length; k++)
        {
            meat.Touch(_layout.Size + k, statistic * Standardised(raw[k], k));
        }
    }

    private double Standardised(double raw, int k) => table.Sd[k] > 0 ? raw / table.Sd[k] : 0;
}
