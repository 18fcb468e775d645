using System.Buffers;

namespace Arena.Ratings.Numerics;

/// <summary>A scratch matrix in rented memory.</summary>
internal sealed class RentedMatrix(int size) : IDisposable
{
    public SymmetricMatrix Matrix { get; } = new(size, ArrayPool<double>.Shared.Rent(SymmetricMatrix.LengthOf(size)));

    public void Dispose() => ArrayPool<double>.Shared.Return(Matrix.Data);
}
