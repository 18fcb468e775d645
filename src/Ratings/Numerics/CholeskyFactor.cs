namespace Arena.Ratings.Numerics;

/// <summary>
/// A = L L' of a symmetric positive definite matrix, by rows, with the solves and the inverse that Newton's method and
/// the sandwich need. MathNet's managed provider takes several times as long at the sizes of a board
/// (docs/performance.md, "Ratings"); the tests compare the two.
/// </summary>
internal sealed class CholeskyFactor
{
    private readonly SymmetricMatrix _lower;

    private CholeskyFactor(SymmetricMatrix lower) => _lower = lower;

    public int Size => _lower.Size;

    /// <summary>Factors <paramref name="matrix"/> in place (its lower triangle is read); null if it is not positive definite.</summary>
    public static CholeskyFactor? TryFactor(SymmetricMatrix matrix)
    {
        for (var i = 0; i < matrix.Size; i++)
        {
            var row = matrix.Row(i);
            for (var j = 0; j < i; j++)
            {
                var other = matrix.Row(j);
                row[j] = (row[j] - VectorKernels.Dot(row, other, j)) / other[j];
            }

            var pivot = row[i] - VectorKernels.Dot(row, row, i);
            if (!(pivot > 0))
            {
                return null;
            }

            row[i] = Math.Sqrt(pivot);
            row[(i + 1)..].Clear();
        }

        return new CholeskyFactor(matrix);
    }

    /// <summary>Factors, or says why it cannot be done.</summary>
    public static CholeskyFactor Factor(SymmetricMatrix matrix) =>
        TryFactor(matrix) ?? throw new ArithmeticException("The information matrix is not positive definite.");

    /// <summary>Solves A x = b in place.</summary>
    public void Solve(Span<double> b)
    {
        for (var i = 0; i < Size; i++)
        {
            var row = _lower.Row(i);
            b[i] = (b[i] - VectorKernels.Dot(row, b, i)) / row[i];
        }

        for (var i = Size - 1; i >= 0; i--)
        {
            var row = _lower.Row(i);
            b[i] /= row[i];
            VectorKernels.AddScaled(b, -b[i], row, i);
        }
    }

    /// <summary>result = L g: turns independent standard normals into a draw with covariance A.</summary>
    public void Correlate(ReadOnlySpan<double> g, Span<double> result)
    {
        for (var i = 0; i < Size; i++)
        {
            result[i] = VectorKernels.Dot(_lower.Row(i), g, i + 1);
        }
    }

    /// <summary>A^-1, both triangles.</summary>
    public SymmetricMatrix Inverse()
    {
        var transposed = InverseTransposed();
        var inverse = new SymmetricMatrix(Size);
        VectorKernels.MultiplyLower(transposed, transposed, inverse);
        inverse.MirrorLower();
        return inverse;
    }

    /// <summary>Row j holds column j of L^-1, found by forward substitution.</summary>
    private SymmetricMatrix InverseTransposed()
    {
        var result = new SymmetricMatrix(Size);
        for (var j = 0; j < Size; j++)
        {
            var column = result.Row(j);
            column[j] = 1 / _lower.Row(j)[j];
            for (var i = j + 1; i < Size; i++)
            {
                var row = _lower.Row(i);
                column[i] = -VectorKernels.Dot(row[j..], column[j..], i - j) / row[i];
            }
        }

        return result;
    }
}
