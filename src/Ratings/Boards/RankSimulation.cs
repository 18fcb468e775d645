using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Arena.Ratings.Numerics;

namespace Arena.Ratings.Boards;

/// <summary>Draws z ~ N(0, V) and keeps the largest standardised difference of each draw, and who came out best.</summary>
internal sealed class RankSimulation
{
    private readonly double[] _theta;
    private readonly SymmetricMatrix _precision;
    private readonly CholeskyFactor? _factor;
    private readonly int[] _best;
    private double[] _maxima = [];

    public RankSimulation(ReadOnlySpan<double> theta, SymmetricMatrix covariance, SymmetricMatrix precision)
    {
        _theta = theta.ToArray();
        _precision = precision;
        _best = new int[theta.Length];
        _factor = Factor(covariance, theta.Length);
    }

    public double[] BestShare => Array.ConvertAll(_best, count => (double)count / _maxima.Length);

    public void Run(int draws, ulong seed)
    {
        _maxima = new double[draws];
        var source = new NormalSource(new SeededRandom(seed));
        var normals = new double[_precision.Stride];
        var z = new double[_precision.Stride];
        for (var draw = 0; draw < draws; draw++)
        {
            source.Fill(normals.AsSpan(0, _theta.Length));
            _factor?.Correlate(normals, z);
            _maxima[draw] = LargestDifference(z);
            _best[Best(z)]++;
        }

        Array.Sort(_maxima);
    }

    /// <summary>The smallest drawn value that at least the given share of draws does not exceed.</summary>
    public double Quantile(double confidence) =>
        _maxima[Math.Clamp((int)Math.Ceiling(confidence * _maxima.Length) - 1, 0, _maxima.Length - 1)];

    /// <summary>
    /// V is singular along 1, where its draws do not matter: adding s 11' moves all z_i alike and makes it definite.
    /// What remains singular (few clusters) gets a jitter of 1e-10 of the scale.
    /// </summary>
    private static CholeskyFactor? Factor(SymmetricMatrix covariance, int size)
    {
        var scale = 0.0;
        for (var i = 0; i < size; i++)
        {
            scale = Math.Max(scale, covariance[i, i]);
        }

        if (scale == 0)
        {
            return null;
        }

        var jitter = 1e-10 * scale;
        for (; jitter <= scale; jitter *= 100)
        {
            if (CholeskyFactor.TryFactor(Shifted(covariance, size, scale, jitter)) is { } factor)
            {
                return factor;
            }
        }

        throw new ArgumentException("Not a covariance matrix.", nameof(covariance));
    }

    private static SymmetricMatrix Shifted(SymmetricMatrix covariance, int size, double shift, double jitter)
    {
        var matrix = new SymmetricMatrix(size);
        for (var i = 0; i < size; i++)
        {
            var row = matrix.Row(i);
            covariance.Row(i)[..size].CopyTo(row);
            foreach (ref var value in row[..size])
            {
                value += shift;
            }

            row[i] += jitter;
        }

        return matrix;
    }

    private double LargestDifference(double[] z)
    {
        var largest = Vector256<double>.Zero;
        var stride = _precision.Stride;
        ref var precision = ref MemoryMarshal.GetArrayDataReference(_precision.Data);
        ref var first = ref MemoryMarshal.GetArrayDataReference(z);
        for (var i = 1; i < _theta.Length; i++)
        {
            var zi = Vector256.Create(z[i]);
            for (var j = 0; j < i; j += 4)
            {
                var difference = Vector256.Abs(zi - Vector256.LoadUnsafe(ref first, (nuint)j));
                largest = Vector256.Max(largest, difference * Vector256.LoadUnsafe(ref precision, (nuint)((i * stride) + j)));
            }
        }

        var half = Vector128.Max(largest.GetLower(), largest.GetUpper());
        return Math.Max(half.GetElement(0), half.GetElement(1));
    }

    private int Best(double[] z)
    {
        var best = 0;
        for (var i = 1; i < _theta.Length; i++)
        {
            if (_theta[i] + z[i] > _theta[best] + z[best])
            {
                best = i;
            }
        }

        return best;
    }
}
