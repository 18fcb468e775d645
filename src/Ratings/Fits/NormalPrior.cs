using Arena.Ratings.Numerics;

namespace Arena.Ratings.Fits;

/// <summary>A normal prior on all parameters together: N(Center, Covariance).</summary>
internal sealed class NormalPrior : IPrior
{
    private readonly double[] _center;
    private readonly SymmetricMatrix _precision;
    private readonly double _logDeterminant;

    /// <param name="center">The mean.</param>
    /// <param name="covariance">Positive definite; used up.</param>
    public NormalPrior(double[] center, SymmetricMatrix covariance)
    {
        _center = center;
        var factor = CholeskyFactor.Factor(covariance);
        _logDeterminant = factor.LogDeterminant();
        using var scratch = new RentedMatrix(covariance.Size);
        _precision = factor.IntoInverse(scratch.Matrix);
    }

    public bool FixesGauge => true;

    public SymmetricMatrix Precision => _precision;

    public void SubtractGradient(ReadOnlySpan<double> parameters, FitLayout layout, Span<double> gradient)
    {
        var off = Off(parameters);
        for (var i = 0; i < off.Length; i++)
        {
            gradient[i] -= VectorKernels.Dot(_precision.Row(i), off, off.Length);
        }
    }

    public void AddToLower(SymmetricMatrix matrix, FitLayout layout)
    {
        for (var i = 0; i < matrix.Size; i++)
        {
            VectorKernels.AddScaled(matrix.Row(i), 1, _precision.Row(i), i + 1);
        }
    }

    /// <summary>The logarithm of the density, without the factors of 2 pi.</summary>
    public double LogDensity(ReadOnlySpan<double> parameters)
    {
        var off = Off(parameters);
        var square = 0.0;
        for (var i = 0; i < off.Length; i++)
        {
            square += off[i] * VectorKernels.Dot(_precision.Row(i), off, off.Length);
        }

        return -(_logDeterminant + square) / 2;
    }

    private double[] Off(ReadOnlySpan<double> parameters)
    {
        var off = new double[_center.Length];
        for (var i = 0; i < off.Length; i++)
        {
            off[i] = parameters[i] - _center[i];
        }

        return off;
    }
}
