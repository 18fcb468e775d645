using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using Arena.Ratings.Intervals;
using Arena.Ratings.Numerics;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Style;

/// <summary>
/// Ratings with style held equal: x = theta_left - theta_right + seat + f'beta with f the standardised differences in style, fitted
/// by Newton's method on the votes. The coefficients carry no prior worth mentioning (a ridge of 1e-6 per vote); the ratings carry
/// the prior of sparse boards where the plain fit does. Following the style control of Chatbot Arena (Li, Angelopoulos and Chiang
/// 2024), but to the exact optimum, with Davidson's ties and with the joint sandwich.
/// </summary>
public static class StyleControl
{
    /// <summary>Fits the largest component of the votes with and without style.</summary>
    /// <param name="votes">The votes.</param>
    /// <param name="features">One row per vote.</param>
    /// <param name="options">What to fit; null for Davidson with a seat effect.</param>
    /// <param name="voters">
    /// The voter of each vote, to cluster the variance; empty to let every vote count as independent.
    /// </param>
    /// <exception cref="ArgumentException">Different lengths, invalid votes, no rated vote, or contradicting options.</exception>
    /// <exception cref="ComponentTooLargeException">More connected contestants than the options allow.</exception>
    /// <exception cref="FitFailedException">No convergence.</exception>
    public static StyleFit Fit(
        ReadOnlySpan<Vote> votes, StyleFeatures features, FitOptions? options = null, ReadOnlySpan<int> voters = default)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (features.Votes != votes.Length || (voters.Length != 0 && voters.Length != votes.Length))
        {
            throw new ArgumentException($"{votes.Length} votes, {features.Votes} rows of features, {voters.Length} voters.");
        }

        if (options?.Model == PairwiseModel.RaoKupper)
        {
            throw new ArgumentException("Style is controlled for under Davidson and Bradley-Terry only.", nameof(options));
        }

        var plain = PairwiseFitter.Fit(VoteCounts.FromVotes(votes, LargestIndex(votes) + 1), options);
        if (plain.Components.Count == 0)
        {
            throw new ArgumentException("There is no rated vote.", nameof(votes));
        }

        var component = plain.Components[0];
        var table = StyleTable.Build(votes, features, plain, new VoteScores(component, plain.Options));
        var evaluator = new StyleEvaluator(table, component.Layout, component.Penalty);
        var parameters = new double[evaluator.Size];
        component.Parameters.CopyTo(parameters);
        var covariance = new SymmetricMatrix(evaluator.Size);
        var solver = new NewtonSolver(evaluator, covariance);
        solver.Solve(parameters, plain.Options.Tolerance);
        evaluator.Information(parameters, covariance);
        using var scratch = new RentedMatrix(evaluator.Size);
        var inverse = ComponentFitter.WithoutGauge(CholeskyFactor.Factor(covariance).IntoInverse(scratch.Matrix), component.Members.Count);
        var meat = new SymmetricMatrix(evaluator.Size);
        evaluator.Meat(parameters, plain.Options.Revision == 1 ? new bool[component.Members.Count] : component.Penalised, meat);
        evaluator.AddPrior(meat);
        var sandwich = ComponentFitter.Sandwich(inverse, meat, scratch.Matrix);
        var clusters = 0;
        if (voters.Length != 0)
        {
            var clustered = new StyleClusters(component, parameters, table, plain);
            var sum = clustered.Meat(votes, features, voters, out clusters);
            evaluator.AddPrior(sum);
            sandwich = clusters < 2
                ? sandwich
                : Floor.Lift(ComponentFitter.Sandwich(inverse, sum, scratch.Matrix), sandwich, plain.Options.Revision);
            clusters = clusters < 2 ? 0 : clusters;
        }

        var adjusted = component.WithStyle(parameters[..component.Layout.Size], inverse, sandwich, clusters);
        return new StyleFit(
            plain.WithComponents([adjusted]), plain, Coefficients(features, table, component.Layout, parameters, sandwich), table.Votes);
    }

    private static int LargestIndex(ReadOnlySpan<Vote> votes)
    {
        var (left, right) = (-1, -1);
        foreach (ref readonly var vote in votes)
        {
            left = Math.Max(left, vote.Left);
            right = Math.Max(right, vote.Right);
        }

        return Math.Max(left, right);
    }

    private static StyleCoefficient[] Coefficients(
        StyleFeatures features, StyleTable table, FitLayout layout, double[] parameters, SymmetricMatrix covariance)
    {
        return [.. features.Names.Select((name, k) =>
        {
            var at = layout.Size + k;
            var used = table.Sd[k] > 0;
            return new StyleCoefficient(
                name,
                EloScale.ToPoints(parameters[at]),
                used ? EloScale.ToPoints(Math.Sqrt(covariance[at, at])) : double.NaN,
                table.Mean[k],
                table.Sd[k]);
        })];
    }
}
