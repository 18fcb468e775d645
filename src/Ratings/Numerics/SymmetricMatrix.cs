namespace Arena.Ratings.Numerics;

/// <summary>
/// A symmetric N x N matrix, row-major, both triangles stored. Rows and columns are padded with zeros to a multiple
/// of four, so that the vector kernels need no remainders.
/// </summary>
public sealed class SymmetricMatrix
{
    internal SymmetricMatrix(int size)
        : this(size, new double[LengthOf(size)])
    {
    }

    /// <summary>A matrix in memory of the caller's, which may be longer than needed and holds zeros.</summary>
    internal SymmetricMatrix(int size, double[] data)
    {
        Size = size;
        Stride = (size + 3) & ~3;
        Data = data;
    }

    /// <summary>The number of rows.</summary>
    public int Size { get; }

    /// <summary>One element; 0-based.</summary>
    public double this[int row, int column]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Size, nameof(row));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)Size, nameof(column));
            return Data[(row * Stride) + column];
        }

        internal set => Data[(row * Stride) + column] = value;
    }

    internal int Stride { get; }

    internal double[] Data { get; }

    /// <summary>Numbers behind a matrix of this size.</summary>
    internal static int LengthOf(int size) => ((size + 3) & ~3) * ((size + 3) & ~3);

    internal void Clear() => Data.AsSpan(0, Stride * Stride).Clear();

    internal Span<double> Row(int row) => Data.AsSpan(row * Stride, Stride);

    /// <summary>The variance of the difference of two elements: V_ii + V_jj - 2 V_ij, never below 0.</summary>
    public double VarianceOfDifference(int i, int j) => Math.Max(0, this[i, i] + this[j, j] - (2 * this[i, j]));

    internal SymmetricMatrix Clone()
    {
        var copy = new SymmetricMatrix(Size);
        Data.AsSpan(0, copy.Data.Length).CopyTo(copy.Data);
        return copy;
    }

    /// <summary>The first <paramref name="size"/> rows and columns.</summary>
    internal SymmetricMatrix Leading(int size)
    {
        if (size == Size)
        {
            return this;
        }

        var block = new SymmetricMatrix(size);
        for (var row = 0; row < size; row++)
        {
            Row(row)[..size].CopyTo(block.Row(row));
        }

        return block;
    }

    internal void SetPaddingDiagonal(double value)
    {
        for (var i = Size; i < Stride; i++)
        {
            Data[(i * Stride) + i] = value;
        }
    }

    /// <summary>Copies the lower triangle over the upper one.</summary>
    internal void MirrorLower()
    {
        for (var row = 1; row < Size; row++)
        {
            for (var column = 0; column < row; column++)
            {
                Data[(column * Stride) + row] = Data[(row * Stride) + column];
            }
        }
    }
}
