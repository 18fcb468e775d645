using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Arena.Ratings.Numerics;

namespace Arena.Ratings.Fits;

/// <summary>The running sums of one seating for the corner of seat and tie parameter.</summary>
internal readonly record struct MomentCorner(Vector256<double> Seat, Vector256<double> Cross, Vector256<double> Tie)
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MomentCorner Plus(Vector256<double> seat, Vector256<double> cross, Vector256<double> tie) =>
        new(Seat + seat, Cross + cross, Tie + tie);

    public void AddTo(PairMoments result, double sign)
    {
        result.SeatSeat += Math.Abs(sign) * VectorKernels.HorizontalSum(Seat);
        result.SeatTie += sign * VectorKernels.HorizontalSum(Cross);
        result.TieTie += VectorKernels.HorizontalSum(Tie);
    }
}
