using Arena.Ratings.Fits;

namespace Arena.Ratings.Influence;

/// <summary>
/// How few votes decide an order (Huang, Shen, Wei and Broderick 2025, arXiv 2508.11847: 2 of 57,477 votes turn the top of
/// a well-known board). Votes are taken out by their influence X s on the difference of the two ratings, the largest first,
/// and every proposed set is confirmed by an exact refit, so the answer is an upper bound that was seen to work.
/// </summary>
public static class VotesToFlip
{
    private const double LargestShare = 0.1;
    private const double Reach = 1e-8;
    private const int MostSteps = 60;

    /// <summary>The neighbours at the top of a component: ranks 1 and 2, 2 and 3, and so on.</summary>
    /// <param name="fit">An unweighted fit.</param>
    /// <param name="component">Index of the component.</param>
    /// <param name="pairs">How many neighbouring pairs, from the top.</param>
    public static IReadOnlyList<RankFlip> Top(PairwiseFit fit, int component = 0, int pairs = 5)
    {
        ArgumentNullException.ThrowIfNull(fit);
        fit.Components[component].RequireCounts();
        var theta = fit.Components[component].Theta.ToArray();
        var order = Enumerable.Range(0, theta.Length).OrderByDescending(i => theta[i]).ThenBy(i => i).Take(pairs + 1).ToArray();
        return [.. order.Zip(order.Skip(1), (upper, lower) => Find(fit, component, upper, lower))];
    }

    private static RankFlip Find(PairwiseFit fit, int index, int upper, int lower)
    {
        var component = fit.Components[index];
        var limit = (int)Math.Min(LargestShare * component.Votes, int.MaxValue);
        var removable = Influences(fit, index, upper, lower);
        var (low, high) = (0, Math.Min(1, limit));
        var flips = Flips(component, removable, high, upper, lower);
        while (!flips && high < limit)
        {
            (low, high) = (high, (int)Math.Min(limit, Grow(component, removable, high, upper, lower)));
            flips = Flips(component, removable, high, upper, lower);
        }

        while (flips && high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = Flips(component, removable, middle, upper, lower) ? (low, middle) : (middle, high);
        }

        var (a, b) = (component.Members[upper], component.Members[lower]);
        return flips ? new RankFlip(a, b, high, high / component.Votes) : new RankFlip(a, b, null, double.NaN);
    }

    /// <summary>What the first-order influence asks for, but at least twice and at most sixteen times as many as were tried.</summary>
    private static long Grow(ComponentFit component, List<Removable> removable, int tried, int upper, int lower)
    {
        var gap = component.Theta[upper] - component.Theta[lower];
        var votes = 0;
        foreach (var entry in removable)
        {
            var needed = (int)Math.Min(entry.Count, Math.Ceiling(gap / entry.Influence));
            votes += needed;
            gap -= needed * entry.Influence;
            if (gap <= 0)
            {
                break;
            }
        }

        return Math.Clamp(votes, 2L * tried, 16L * tried);
    }

    /// <summary>Kinds of votes that hold the order up, the most influential first, with their number.</summary>
    private static List<Removable> Influences(PairwiseFit fit, int index, int upper, int lower)
    {
        var component = fit.Components[index];
        var weights = new double[component.Layout.Size];
        for (var k = 0; k < weights.Length; k++)
        {
            weights[k] = component.ModelCovariance[upper, k] - component.ModelCovariance[lower, k];
        }

        var scores = new PairScores(component, fit.Options);
        var removable = new List<Removable>();
        for (var side = 0; side < component.Table.Sides.Length; side++)
        {
            for (var pair = 0; pair < component.Table.Pairs; pair++)
            {
                for (var kind = 0; kind < 3; kind++)
                {
                    var influence = scores.Influence(weights, side, pair, kind);
                    var count = PairScores.Cells(component.Table, side, kind)[pair];
                    if (influence > 0 && count > 0)
                    {
                        removable.Add(new Removable(influence, (int)count, side, kind, pair));
                    }
                }
            }
        }

        removable.Sort((x, y) => (y.Influence, x.Pair, x.Kind, x.Side).CompareTo((x.Influence, y.Pair, y.Kind, y.Side)));
        return removable;
    }

    private static bool Flips(ComponentFit component, List<Removable> removable, int votes, int upper, int lower)
    {
        var table = component.Table.Copy();
        foreach (var entry in removable)
        {
            var taken = Math.Min(entry.Count, votes);
            PairScores.Cells(table, entry.Side, entry.Kind)[entry.Pair] -= taken;
            votes -= taken;
        }

        using var evaluator = new PairEvaluator(table, component.Layout, component.Penalty);
        var parameters = component.Parameters.ToArray();
        return new ChordSolver(evaluator, component.ModelCovariance).TrySolve(parameters, Reach, MostSteps)
            && parameters[upper] < parameters[lower];
    }

    private readonly record struct Removable(double Influence, int Count, int Side, int Kind, int Pair);
}
