using System.Buffers;

namespace Arena.Ratings.Numerics;

/// <summary>A scratch matrix in rented memory.</summary>
internal sealed class RentedMatrix : IDisposable
{
    public RentedMatrix(int size)
    {
        Matrix = new SymmetricMatrix(size, ArrayPool<double>.Shared.Rent(SymmetricMatrix.LengthOf(size)));
        Matrix.Clear();
    }

    public SymmetricMatrix Matrix { get; }

    public void Dispose() => ArrayPool<double>.Shared.Return(Matrix.Data);
}
