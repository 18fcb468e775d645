using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Arena.Ratings.Fits;

/// <summary>
/// What one pass over the pairs leaves behind: per pair the coefficient of d d' (Theta), and its products with the seat
/// and the tie parameter; in total the remaining corner of the matrix. Used for the information and for the sandwich's
/// meat. Its memory is rented: fits come in bursts, and arrays of this size would each cost a large-object allocation.
/// </summary>
internal sealed class PairMoments(int paddedPairs) : IDisposable
{
    public double[] Theta { get; } = ArrayPool<double>.Shared.Rent(paddedPairs);

    public double[] ThetaSeat { get; } = ArrayPool<double>.Shared.Rent(paddedPairs);

    public double[] ThetaTie { get; } = ArrayPool<double>.Shared.Rent(paddedPairs);

    public double SeatSeat { get; set; }

    public double SeatTie { get; set; }

    public double TieTie { get; set; }

    public void Clear()
    {
        Theta.AsSpan(0, paddedPairs).Clear();
        ThetaSeat.AsSpan(0, paddedPairs).Clear();
        ThetaTie.AsSpan(0, paddedPairs).Clear();
        SeatSeat = SeatTie = TieTie = 0;
    }

    /// <summary>Adds to four pairs from k on: the coefficient of d d', and with the seat's sign its product with the tie parameter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(nuint k, double sign, Vector256<double> theta, Vector256<double> cross)
    {
        AddTo(Theta, k, theta);
        AddTo(ThetaSeat, k, theta * sign);
        AddTo(ThetaTie, k, cross);
    }

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(Theta);
        ArrayPool<double>.Shared.Return(ThetaSeat);
        ArrayPool<double>.Shared.Return(ThetaTie);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(double[] target, nuint k, Vector256<double> value)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(target);
        (Vector256.LoadUnsafe(ref first, k) + value).StoreUnsafe(ref first, k);
    }
}
