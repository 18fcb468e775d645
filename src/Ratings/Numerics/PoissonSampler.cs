using System.Runtime.InteropServices;

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

    private readonly uint[] _bits = new uint[1024];
    private int _used = 1024;

    public int Next(int mean)
    {
        var sum = 0;
        for (; mean > LargestMean; mean -= LargestMean)
        {
            sum += Draw(LargestMean);
        }

        return mean == 0 ? sum : sum + Draw(mean);
    }

    /// <summary>One count for each mean, as <see cref="Next"/> would give them one after another.</summary>
    public void Fill(ReadOnlySpan<double> means, Span<double> counts)
    {
        var (tables, bits, used) = (Tables, _bits, _used);
        for (var i = 0; i < means.Length; i++)
        {
            var mean = (int)means[i];
            if (mean is >= 1 and <= LargestMean && used < bits.Length)
            {
                counts[i] = Value(tables[(mean * Values) + (int)(bits[used] >> FractionBits)], bits[used]);
                used++;
                continue;
            }

            // Nothing to draw, several draws, or no bits left.
            _used = used;
            counts[i] = Next(mean);
            used = _used;
        }

        _used = used;
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
            table[small] = new Entry((int)Math.Min(share[small] * (1 << FractionBits), 1 << FractionBits), large);
            share[large] -= 1 - share[small];
            if (large != small && share[large] < 1)
            {
                poor.Push(rich.Pop());
            }
        }

        foreach (var full in rich)
        {
            table[full] = new Entry(1 << FractionBits, full);
        }
    }

    private int Draw(int mean)
    {
        if (_used == _bits.Length)
        {
            random.Fill(MemoryMarshal.Cast<uint, ulong>(_bits.AsSpan()));
            _used = 0;
        }

        var bits = _bits[_used++];
        return Value(Tables[(mean * Values) + (int)(bits >> FractionBits)], bits);
    }

    private static int Value(Entry entry, uint bits)
    {
        // All ones where the value stays: a branch on chance would be mispredicted.
        var stays = ((int)(bits & ((1u << FractionBits) - 1)) - entry.Threshold) >> 31;
        return entry.Alias ^ ((entry.Alias ^ (int)(bits >> FractionBits)) & stays);
    }

    private readonly record struct Entry(int Threshold, int Alias);
}
