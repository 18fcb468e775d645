using System.Runtime.InteropServices;
using Arena.Ratings.Fits;

namespace Arena.Ratings.Votes;

/// <summary>
/// Votes that do not all weigh the same, as sums of weights and of squared weights per ordered pair and outcome; the
/// squares are what the sandwich needs. Fits rescale weights to a mean of 1, so only their ratios matter.
/// </summary>
public sealed class WeightedCounts
{
    // Their squares are finite and not 0, and so are the sums of as many as memory holds.
    private const double LargestWeight = 1e100;
    private const double SmallestWeight = 1e-100;

    private readonly Dictionary<(int Left, int Right), WeightedCell> _cells = [];

    /// <param name="contestants">Contestants known from the start; more are added when a vote names them.</param>
    public WeightedCounts(int contestants = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(contestants);
        Contestants = contestants;
    }

    /// <summary>The number of contestants.</summary>
    public int Contestants { get; private set; }

    /// <summary>The number of votes with a positive weight.</summary>
    public long Total { get; private set; }

    /// <summary>The sum of weights.</summary>
    public double TotalWeight { get; private set; }

    /// <summary>
    /// Every vote weighs 1 / max(n, <paramref name="floor"/>), n the votes of its unordered pair: rarely seen pairs count
    /// like frequent ones, so ratings refer to opponents met equally often. A labelled second column, less precise than
    /// the plain fit where the model holds.
    /// </summary>
    /// <param name="counts">The votes.</param>
    /// <param name="floor">Pairs with fewer votes than this are not weighed up further.</param>
    public static WeightedCounts InversePair(VoteCounts counts, int floor = 50)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfLessThan(floor, 1);
        var weighted = new WeightedCounts(counts.Contestants);
        foreach (var cell in counts.Cells())
        {
            var weight = 1.0 / Math.Max(floor, cell.Total + VotesOf(counts, cell.Right, cell.Left));
            weighted.Add(new Vote(cell.Left, cell.Right, Outcome.Left), weight, cell.LeftWins);
            weighted.Add(new Vote(cell.Left, cell.Right, Outcome.Right), weight, cell.RightWins);
            weighted.Add(new Vote(cell.Left, cell.Right, Outcome.Tie), weight, cell.Ties);
            weighted.Add(new Vote(cell.Left, cell.Right, Outcome.BothBad), weight, cell.BothBad);
        }

        return weighted;
    }

    /// <summary>
    /// Horvitz-Thompson weights 1 / p from the logged probability with which each pair was drawn: whatever the matchmaker
    /// preferred, the ratings refer to uniformly drawn pairs.
    /// </summary>
    /// <param name="votes">The votes.</param>
    /// <param name="probabilities">The logged probability of each vote's unordered pair, in (0, 1].</param>
    /// <param name="largestRatio">Weights above this many times the smallest are cut, trading a little bias for variance.</param>
    /// <exception cref="ArgumentException">Different lengths, or a probability that is NaN or outside (0, 1].</exception>
    public static WeightedCounts FromProbabilities(
        ReadOnlySpan<Vote> votes, ReadOnlySpan<double> probabilities, double largestRatio = double.PositiveInfinity)
    {
        if (votes.Length != probabilities.Length)
        {
            throw new ArgumentException($"{votes.Length} votes but {probabilities.Length} probabilities.");
        }

        var largest = 0.0;
        foreach (var p in probabilities)
        {
            if (!(p is > 0 and <= 1))
            {
                throw new ArgumentException($"{p} is no probability of a drawn pair.");
            }

            largest = Math.Max(largest, p);
        }

        var weighted = new WeightedCounts();
        for (var i = 0; i < votes.Length; i++)
        {
            weighted.Add(votes[i], Math.Min(1 / probabilities[i], largestRatio / largest));
        }

        return weighted;
    }

    /// <summary>Adds <paramref name="times"/> votes of the same weight.</summary>
    /// <exception cref="ArgumentException">
    /// A weight that is NaN, negative, above 1e100 or between 0 and 1e-100, a contestant against itself, or an unknown outcome.
    /// </exception>
    public void Add(Vote vote, double weight, int times = 1)
    {
        vote.Check();
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        if (weight is not (0 or (>= SmallestWeight and <= LargestWeight)))
        {
            throw new ArgumentException($"{weight} is no weight.", nameof(weight));
        }

        Contestants = Math.Max(Contestants, Math.Max(vote.Left, vote.Right) + 1);
        if (weight == 0 || times == 0)
        {
            return;
        }

        ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, (vote.Left, vote.Right), out _);
        cell = cell.Plus(vote.Outcome, weight, times);
        Total += times;
        TotalWeight += times * weight;
    }

    /// <summary>Ordered by left, then right contestant.</summary>
    internal WeightedCell[] Cells()
    {
        var cells = new WeightedCell[_cells.Count];
        var at = 0;
        foreach (var (pair, cell) in _cells)
        {
            cells[at++] = cell with { Left = pair.Left, Right = pair.Right };
        }

        Array.Sort(cells, (x, y) => x.Left != y.Left ? x.Left.CompareTo(y.Left) : x.Right.CompareTo(y.Right));
        return cells;
    }

    private static long VotesOf(VoteCounts counts, int left, int right) =>
        (long)counts[left, right, Outcome.Left] + counts[left, right, Outcome.Right] + counts[left, right, Outcome.Tie] + counts[left, right, Outcome.BothBad];
}
