namespace Arena.Ratings.Numerics;

/// <summary>
/// Poisson counts with integer means, for resampling cells: Walker's alias tables (1977) up to a mean of 64, larger means
/// as sums of those, which is exact. One 64-bit number serves two draws.
/// </summary>
internal sealed class PoissonSampler(SeededRandom random)
{
    private const int LargestMean = 64;
    private const int Values = 128;
    private const int FractionBits = 25;
    private static readonly Entry[] Tables = BuildTables();

    private ulong _spare;
    private bool _hasSpare;

    public int Next(int mean)
    {
        var sum = 0;
        for (; mean > LargestMean; mean -= LargestMean)
        {
            sum += Draw(LargestMean);
        }

        return mean == 0 ? sum : sum + Draw(mean);
    }

    private static Entry[] BuildTables()
    {
        var tables = new Entry[(LargestMean + 1) * Values];
        for (var mean = 0; mean <= LargestMean; mean++)
        {
            FillAliases(Probabilities(mean), tables.AsSpan(mean * Values, Values));
        }

        return tables;
    }

    /// <summary>The mass beyond 127, below 1e-11 at a mean of 64, is put on 127.</summary>
    private static double[] Probabilities(int mean)
    {
        var probabilities = new double[Values];
        probabilities[0] = Math.Exp(-mean);
        for (var k = 1; k < Values; k++)
        {
            probabilities[k] = probabilities[k - 1] * mean / k;
        }

        probabilities[^1] += Math.Max(0, 1 - probabilities.Sum());
        return probabilities;
    }

    private static void FillAliases(double[] probabilities, Span<Entry> table)
    {
        var share = Array.ConvertAll(probabilities, p => p * Values);
        var poor = new Stack<int>(Enumerable.Range(0, Values).Where(k => share[k] < 1));
        var rich = new Stack<int>(Enumerable.Range(0, Values).Where(k => share[k] >= 1));
        while (poor.TryPop(out var small))
        {
            var large = rich.TryPeek(out var top) ? top : small;
            table[small] = new Entry((uint)Math.Min(share[small] * (1 << FractionBits), 1 << FractionBits), (byte)large);
            share[large] -= 1 - share[small];
            if (large != small && share[large] < 1)
            {
                poor.Push(rich.Pop());
            }
        }

        foreach (var full in rich)
        {
            table[full] = new Entry(1 << FractionBits, (byte)full);
        }
    }

    private int Draw(int mean)
    {
        var bits = Bits();
        var value = (int)(bits >> FractionBits);
        ref readonly var entry = ref Tables[(mean * Values) + value];
        return (bits & ((1u << FractionBits) - 1)) < entry.Threshold ? value : entry.Alias;
    }

    private uint Bits()
    {
        _hasSpare = !_hasSpare;
        if (_hasSpare)
        {
            _spare = random.NextUInt64();
            return (uint)_spare;
        }

        return (uint)(_spare >> 32);
    }

    private readonly record struct Entry(uint Threshold, byte Alias);
}
