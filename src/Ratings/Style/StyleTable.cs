using Arena.Ratings.Fits;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Style;

/// <summary>
/// The votes of one component sorted by ordered pair, in blocks of four with K + 2 rows each: the statistic (1/2 won,
/// -1/2 lost, 0 tied), the weight (1, or 0 for padding), and the K standardised features. A pair's votes start a new
/// block, so that everything that depends on the pair alone is computed once.
/// </summary>
internal sealed class StyleTable
{
    private const int LargestTable = 2048;

    /// <summary>Looked up, as a branch on the verdict would be mispredicted every second time.</summary>
    private static ReadOnlySpan<double> Statistics => [0.5, -0.5, 0, 0];

    private readonly int[] _starts;

    private StyleTable(int features, (int Left, int Right)[] pairs, int[] starts, double[] mean, double[] sd)
    {
        Features = features;
        Pairs = pairs;
        _starts = starts;
        Mean = mean;
        Sd = sd;
        Data = new double[starts[^1] * BlockLength];
    }

    public int Features { get; }

    /// <summary>Local indices of the ordered pairs that have votes.</summary>
    public (int Left, int Right)[] Pairs { get; }

    public double[] Mean { get; }

    public double[] Sd { get; }

    public double[] Data { get; }

    public int Votes { get; private set; }

    public int BlockLength => 4 * (Features + 2);

    /// <summary>A pair's blocks are FirstBlock(pair) to FirstBlock(pair + 1) - 1.</summary>
    public int FirstBlock(int pair) => _starts[pair];

    public static StyleTable Build(ReadOnlySpan<Vote> votes, StyleFeatures features, PairwiseFit fit, VoteScores scores)
    {
        var keys = Keys(votes, fit, scores);
        var (pairs, pairOf, counts) = Number(keys, fit.Components[0].Members.Count);
        var starts = new int[pairs.Length + 1];
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            starts[pair + 1] = starts[pair] + ((counts[pair] + 3) / 4);
        }

        var (mean, sd) = Moments(features, keys);
        var table = new StyleTable(features.Names.Count, pairs, starts, mean, sd);
        table.Fill(votes, features, keys, pairOf);
        return table;
    }

    /// <summary>left * members + right for votes of the largest component, -1 for others.</summary>
    private static long[] Keys(ReadOnlySpan<Vote> votes, PairwiseFit fit, VoteScores scores)
    {
        var keys = new long[votes.Length];
        var members = fit.Components[0].Members.Count;
        for (var i = 0; i < votes.Length; i++)
        {
            ref readonly var vote = ref votes[i];
            var used = scores.IsRated(vote.Outcome) && fit.ComponentOf(vote.Left) == 0;
            keys[i] = used ? ((long)fit.LocalIndex(vote.Left) * members) + fit.LocalIndex(vote.Right) : -1;
        }

        return keys;
    }

    private static ((int Left, int Right)[] Pairs, Func<long, int> PairOf, int[] Counts) Number(long[] keys, int members)
    {
        if (members > LargestTable)
        {
            return NumberSparse(keys, members);
        }

        var index = new int[members * members];
        foreach (var key in keys)
        {
            if (key >= 0)
            {
                index[key]++;
            }
        }

        var pairs = new List<(int, int)>();
        var counts = new List<int>();
        for (var key = 0; key < index.Length; key++)
        {
            if (index[key] > 0)
            {
                counts.Add(index[key]);
                index[key] = pairs.Count;
                pairs.Add((key / members, key % members));
            }
        }

        return ([.. pairs], key => index[key], [.. counts]);
    }

    private static ((int Left, int Right)[] Pairs, Func<long, int> PairOf, int[] Counts) NumberSparse(long[] keys, int members)
    {
        var groups = keys.Where(key => key >= 0).GroupBy(key => key).OrderBy(group => group.Key).ToArray();
        var index = groups.Select((group, i) => (group.Key, i)).ToDictionary(x => x.Key, x => x.i);
        return (
            Array.ConvertAll(groups, group => ((int)(group.Key / members), (int)(group.Key % members))),
            key => index[key],
            Array.ConvertAll(groups, group => group.Count()));
    }

    /// <summary>
    /// Means, and standard deviations around 0: a difference changes its sign with the sides, so 0 is its natural centre, and
    /// shifting it would smuggle in a seat effect.
    /// </summary>
    private static (double[] Mean, double[] Sd) Moments(StyleFeatures features, long[] keys)
    {
        var k = features.Names.Count;
        var mean = new double[k];
        var square = new double[k];
        var votes = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] < 0)
            {
                continue;
            }

            votes++;
            for (var f = 0; f < k; f++)
            {
                var value = features.Values[(i * k) + f];
                mean[f] += value;
                square[f] += value * value;
            }
        }

        return (Array.ConvertAll(mean, m => m / votes), Array.ConvertAll(square, s => Math.Sqrt(s / votes)));
    }

    private void Fill(ReadOnlySpan<Vote> votes, StyleFeatures features, long[] keys, Func<long, int> pairOf)
    {
        var next = Array.ConvertAll(_starts, start => start * 4);
        var scale = Array.ConvertAll(Sd, sd => sd > 0 ? 1 / sd : 0);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] < 0)
            {
                continue;
            }

            var position = next[pairOf(keys[i])]++;
            var at = (position / 4 * BlockLength) + (position % 4);
            Data[at] = Statistics[(int)votes[i].Outcome];
            Data[at + 4] = 1;
            for (var f = 0; f < Features; f++)
            {
                Data[at + 8 + (4 * f)] = features.Values[(i * Features) + f] * scale[f];
            }

            Votes++;
        }
    }
}
