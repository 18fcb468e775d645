using System.Runtime.InteropServices;
using Arena.Ratings.Fits;

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
        // Blocks of four rows: all but the small triangles are dot products, sixteen at a time. The padding gets a unit
        // diagonal, so that it factors into itself.
        matrix.SetPaddingDiagonal(1);
        Span<double> sums = stackalloc double[16];
        for (var i = 0; i < matrix.Stride; i += 4)
        {
            for (var j = 0; j < i; j += 4)
            {
                VectorKernels.Block(matrix, i, matrix, j, 0, j, ref sums[0], 4);
                SolveBlock(matrix, i, j, sums);
            }

            VectorKernels.Block(matrix, i, matrix, i, 0, i, ref sums[0], 4);
            if (!FactorBlock(matrix, i, sums))
            {
                return null;
            }
        }

        return new CholeskyFactor(matrix);
    }

    /// <summary>Factors in place.</summary>
    /// <exception cref="FitFailedException">Not positive definite.</exception>
    public static CholeskyFactor Factor(SymmetricMatrix matrix) =>
        TryFactor(matrix) ?? throw new FitFailedException("The information matrix is not positive definite.");

    /// <summary>log det A.</summary>
    public double LogDeterminant()
    {
        var sum = 0.0;
        for (var i = 0; i < Size; i++)
        {
            sum += 2 * Math.Log(_lower[i, i]);
        }

        return sum;
    }

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

    /// <summary>
    /// Turns four rows of independent standard normals into four draws with covariance A: z = L g. Rows have the
    /// matrix's padded length; the padding of g is zero.
    /// </summary>
    public void CorrelateFour(ReadOnlySpan<double> normals, Span<double> draws)
    {
        var stride = _lower.Stride;
        ref var g = ref MemoryMarshal.GetReference(normals[..(4 * stride)]);
        for (var row = 0; row < stride; row += 4)
        {
            VectorKernels.Block(ref g, ref _lower.Data[row * stride], stride, row + 4, ref draws[row], stride);
        }
    }

    /// <summary>A^-1, both triangles, in the place of the factor, which is used up; a scratch matrix of the same size is overwritten.</summary>
    public SymmetricMatrix IntoInverse(SymmetricMatrix scratch)
    {
        InvertTransposed(scratch);
        VectorKernels.SquareUpper(scratch, _lower);
        _lower.MirrorLower();
        _lower.SetPaddingDiagonal(0);
        return _lower;
    }

    /// <summary>Rows i to i + 3, columns j to j + 3: L_ij = (A_ij - sums) L_jj'^-1.</summary>
    private static void SolveBlock(SymmetricMatrix matrix, int i, int j, ReadOnlySpan<double> sums)
    {
        for (var r = 0; r < 4; r++)
        {
            var row = matrix.Row(i + r);
            for (var c = 0; c < 4; c++)
            {
                var pivot = matrix.Row(j + c);
                var value = row[j + c] - sums[(r * 4) + c];
                for (var k = j; k < j + c; k++)
                {
                    value -= row[k] * pivot[k];
                }

                row[j + c] = value / pivot[j + c];
            }
        }
    }

    private static bool FactorBlock(SymmetricMatrix matrix, int i, ReadOnlySpan<double> sums)
    {
        for (var r = 0; r < 4; r++)
        {
            var row = matrix.Row(i + r);
            for (var c = 0; c <= r; c++)
            {
                var other = matrix.Row(i + c);
                var value = row[i + c] - sums[(r * 4) + c];
                for (var k = i; k < i + c; k++)
                {
                    value -= row[k] * other[k];
                }

                if (c == r && !(value > 0))
                {
                    return false;
                }

                row[i + c] = c == r ? Math.Sqrt(value) : value / other[i + c];
            }

            row[(i + r + 1)..].Clear();
        }

        return true;
    }

    /// <summary>Row j gets column j of L^-1: forward substitution, four columns and four rows at a time.</summary>
    private void InvertTransposed(SymmetricMatrix result)
    {
        result.Clear();
        Span<double> sums = stackalloc double[16];
        for (var j = 0; j < result.Stride; j += 4)
        {
            for (var i = j; i < result.Stride; i += 4)
            {
                VectorKernels.Block(_lower, i, result, j, j, i, ref sums[0], 4);
                SubstituteBlock(result, i, j, sums);
            }
        }
    }

    /// <summary>Elements i to i + 3 of columns j to j + 3 of L^-1.</summary>
    private void SubstituteBlock(SymmetricMatrix result, int i, int j, ReadOnlySpan<double> sums)
    {
        for (var c = 0; c < 4; c++)
        {
            var column = result.Row(j + c);
            for (var r = 0; r < 4; r++)
            {
                var row = _lower.Row(i + r);
                var value = (i + r == j + c ? 1 : 0) - sums[(r * 4) + c];
                for (var k = i; k < i + r; k++)
                {
                    value -= row[k] * column[k];
                }

                column[i + r] = value / row[i + r];
            }
        }
    }
}
