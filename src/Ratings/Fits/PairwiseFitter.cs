using Arena.Ratings.Connectivity;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Fits;

/// <summary>
/// Exact maximum likelihood for Davidson and Bradley-Terry: votes split into connected components, each fitted by
/// Newton's method (<see cref="FitOptions.Tolerance"/>) and given its sandwich covariance.
/// </summary>
public static class PairwiseFitter
{
    /// <summary>Fits the votes of a slice.</summary>
    /// <param name="counts">The votes; read only during the call.</param>
    /// <param name="options">What to fit; null for Davidson with a seat effect.</param>
    /// <exception cref="ArgumentException">Options that contradict each other.</exception>
    /// <exception cref="ComponentTooLargeException">More connected contestants than the options allow.</exception>
    /// <exception cref="FitFailedException">No convergence.</exception>
    public static PairwiseFit Fit(VoteCounts counts, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        options ??= FitOptions.Davidson;
        options.Check();
        return counts.IsDense
            ? FitDense(counts, options)
            : Fit(RatedCells(counts, options), counts.Contestants, options, weighted: false);
    }

    /// <summary>Fits weighted votes; the sandwich uses the squared weights.</summary>
    /// <param name="counts">The votes; weights are rescaled to a mean of 1, so that they compare with a prior.</param>
    /// <param name="options">What to fit; null for Davidson with a seat effect.</param>
    /// <exception cref="ArgumentException">Options that contradict each other.</exception>
    /// <exception cref="ComponentTooLargeException">More connected contestants than the options allow.</exception>
    /// <exception cref="FitFailedException">No convergence.</exception>
    public static PairwiseFit Fit(WeightedCounts counts, FitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        options ??= FitOptions.Davidson;
        options.Check();
        var scale = counts.Total / counts.TotalWeight;
        var cells = Array.ConvertAll(
            counts.Cells(), cell => options.Ties == TieRule.Drop ? cell.WithoutTies().Times(scale) : cell.Times(scale));
        return Fit(Array.FindAll(cells, cell => cell.Total > 0), counts.Contestants, options, weighted: true);
    }

    internal static PairwiseFit Fit(WeightedCell[] cells, int contestants, FitOptions options, bool weighted)
    {
        var groups = Group(cells, contestants);
        CheckSize(groups, options);
        var components = new List<ComponentFit>(groups.Length);
        foreach (var (members, local) in Split(cells, groups, contestants))
        {
            var table = PairTableBuilder.Build(local, members.Length, options.Seat, weighted);
            components.Add(ComponentFitter.Fit(members, table, options));
        }

        return new PairwiseFit(options, contestants, components);
    }

    internal static WeightedCell[] RatedCells(VoteCounts counts, FitOptions options)
    {
        var cells = counts.Cells();
        var rated = new WeightedCell[cells.Length];
        var count = 0;
        foreach (ref readonly var cell in cells.AsSpan())
        {
            double ties = options.Ties == TieRule.Drop ? 0 : (double)cell.Ties + cell.BothBad;
            var plain = WeightedCell.Unweighted(cell.Left, cell.Right, cell.LeftWins, cell.RightWins, ties);
            if (plain.Total > 0)
            {
                rated[count++] = plain;
            }
        }

        return count == rated.Length ? rated : rated[..count];
    }

    private static PairwiseFit FitDense(VoteCounts counts, FitOptions options)
    {
        var dense = counts.Dense(out var stride);
        var ties = options.Ties != TieRule.Drop;
        var groups = Group(dense, stride, counts.Contestants, ties);
        CheckSize(groups, options);
        var components = new List<ComponentFit>(groups.Length);
        foreach (var members in groups)
        {
            components.Add(ComponentFitter.Fit(members, PairTableBuilder.Build(dense, stride, members, options.Seat, ties), options));
        }

        return new PairwiseFit(options, counts.Contestants, components);
    }

    private static void CheckSize(int[][] groups, FitOptions options)
    {
        if (groups.Length > 0 && groups[0].Length > options.LargestComponent)
        {
            throw new ComponentTooLargeException(groups[0].Length, options.LargestComponent);
        }
    }

    private static int[][] Group(ReadOnlySpan<int> dense, int stride, int contestants, bool ties)
    {
        var components = new WeakComponents(contestants);
        for (var left = 0; left < contestants && components.Parts > 1; left++)
        {
            for (var right = 0; right < contestants; right++)
            {
                if (PairTableBuilder.IsRated(PairTableBuilder.Cell(dense, stride, left, right), ties))
                {
                    components.Join(left, right);
                }
            }
        }

        return components.Groups();
    }

    private static int[][] Group(WeightedCell[] cells, int contestants)
    {
        var components = new WeakComponents(contestants);
        foreach (ref readonly var cell in cells.AsSpan())
        {
            components.Join(cell.Left, cell.Right);
        }

        return components.Groups();
    }

    /// <summary>Hands each group its cells with local indices, in the cells' order. The cells are rewritten in place.</summary>
    internal static IEnumerable<(int[] Members, WeightedCell[] Cells)> Split(WeightedCell[] cells, int[][] groups, int contestants)
    {
        var groupOf = new int[contestants];
        var local = new int[contestants];
        for (var g = 0; g < groups.Length; g++)
        {
            for (var i = 0; i < groups[g].Length; i++)
            {
                groupOf[groups[g][i]] = g;
                local[groups[g][i]] = i;
            }
        }

        var byGroup = new List<WeightedCell>[groups.Length];
        foreach (ref var cell in cells.AsSpan())
        {
            var group = groupOf[cell.Left];
            cell = cell with { Left = local[cell.Left], Right = local[cell.Right] };
            if (groups.Length > 1)
            {
                (byGroup[group] ??= []).Add(cell);
            }
        }

        return groups.Length == 1 ? [(groups[0], cells)] : groups.Select((members, g) => (members, byGroup[g].ToArray()));
    }
}
