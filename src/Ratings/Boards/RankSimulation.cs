using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Arena.Ratings.Numerics;

namespace Arena.Ratings.Boards;

/// <summary>
/// Draws z ~ N(0, V), four at a time, and keeps the largest standardised difference of each draw and who came out best.
/// Differences are compared in single precision: their rounding is far below the Monte Carlo error of the quantile.
/// </summary>
internal sealed class RankSimulation
{
    private readonly double[] _theta;
    private readonly float[] _precision;
    private readonly int _stride;
    private readonly CholeskyFactor? _factor;
    private readonly int[] _best;
    private float[] _maxima = [];

    public RankSimulation(ReadOnlySpan<double> theta, SymmetricMatrix covariance, SymmetricMatrix precision)
    {
        _theta = theta.ToArray();
        _stride = (theta.Length + 7) & ~7;
        _precision = new float[_stride * _stride];
        for (var i = 0; i < theta.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                _precision[(i * _stride) + j] = (float)precision[i, j];
            }
        }

        _best = new int[theta.Length];
        _factor = Factor(covariance, theta.Length);
    }

    public double[] BestShare => Array.ConvertAll(_best, count => (double)count / _maxima.Length);

    public void Run(int draws, ulong seed)
    {
        _maxima = new float[(draws + 3) & ~3];
        var source = new NormalSource(new SeededRandom(seed));
        var padded = (_theta.Length + 3) & ~3;
        var normals = new double[4 * padded];
        var z = new double[4 * padded];
        var single = new float[4 * _stride];
        for (var draw = 0; draw < draws; draw += 4)
        {
            for (var d = 0; d < 4; d++)
            {
                source.Fill(normals.AsSpan(d * padded, _theta.Length));
            }

            _factor?.CorrelateFour(normals, z);
            for (var d = 0; d < 4; d++)
            {
                Narrow(z.AsSpan(d * padded, _theta.Length), single.AsSpan(d * _stride));
                _best[Best(z.AsSpan(d * padded, _theta.Length))]++;
            }

            LargestDifferences(single, _maxima.AsSpan(draw, 4));
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

        for (var jitter = 1e-10 * scale; jitter <= scale; jitter *= 100)
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

    private static void Narrow(ReadOnlySpan<double> from, Span<float> to)
    {
        for (var i = 0; i < from.Length; i++)
        {
            to[i] = (float)from[i];
        }
    }

    /// <summary>Only the lower triangle of the precisions is set, so whatever stands beyond it counts nothing.</summary>
    private void LargestDifferences(float[] z, Span<float> maxima)
    {
        var stride = (nuint)_stride;
        ref var first = ref MemoryMarshal.GetArrayDataReference(z);
        Vector256<float> m0 = default, m1 = default, m2 = default, m3 = default;
        for (var i = 1; i < _theta.Length; i++)
        {
            ref var row = ref _precision[i * _stride];
            var z0 = Vector256.Create(z[i]);
            var z1 = Vector256.Create(z[i + _stride]);
            var z2 = Vector256.Create(z[i + (2 * _stride)]);
            var z3 = Vector256.Create(z[i + (3 * _stride)]);
            for (nuint j = 0; (int)j < i; j += 8)
            {
                var p = Vector256.LoadUnsafe(ref row, j);
                m0 = Vector256.Max(m0, Vector256.Abs(z0 - Vector256.LoadUnsafe(ref first, j)) * p);
                m1 = Vector256.Max(m1, Vector256.Abs(z1 - Vector256.LoadUnsafe(ref first, j + stride)) * p);
                m2 = Vector256.Max(m2, Vector256.Abs(z2 - Vector256.LoadUnsafe(ref first, j + (2 * stride))) * p);
                m3 = Vector256.Max(m3, Vector256.Abs(z3 - Vector256.LoadUnsafe(ref first, j + (3 * stride))) * p);
            }
        }

        (maxima[0], maxima[1], maxima[2], maxima[3]) = (Largest(m0), Largest(m1), Largest(m2), Largest(m3));
    }

    private static float Largest(Vector256<float> v)
    {
        var largest = 0f;
        for (var i = 0; i < 8; i++)
        {
            largest = Math.Max(largest, v.GetElement(i));
        }

        return largest;
    }

    private int Best(ReadOnlySpan<double> z)
    {
        var best = 0;
        var value = _theta[0] + z[0];
        for (var i = 1; i < z.Length; i++)
        {
            if (_theta[i] + z[i] > value)
            {
                best = i;
                value = _theta[i] + z[i];
            }
        }

        return best;
    }
}
