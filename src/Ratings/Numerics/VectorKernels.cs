using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Arena.Ratings.Numerics;

/// <summary>
/// The few dense loops that the hot path needs, four doubles at a time with explicit fused multiply-adds and a fixed
/// order of summation, so that the bits do not depend on the vector width of the machine.
/// </summary>
internal static class VectorKernels
{
    /// <summary>The sum of x_k y_k over the first <paramref name="count"/> elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int count)
    {
        ref var a = ref MemoryMarshal.GetReference(x[..count]);
        ref var b = ref MemoryMarshal.GetReference(y[..count]);
        var even = Vector256<double>.Zero;
        var odd = Vector256<double>.Zero;
        nuint k = 0;
        for (; (int)k <= count - 8; k += 8)
        {
            even = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, k), Vector256.LoadUnsafe(ref b, k), even);
            odd = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, k + 4), Vector256.LoadUnsafe(ref b, k + 4), odd);
        }

        if ((int)k <= count - 4)
        {
            even = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, k), Vector256.LoadUnsafe(ref b, k), even);
            k += 4;
        }

        var sum = HorizontalSum(even + odd);
        for (; (int)k < count; k++)
        {
            sum += Unsafe.Add(ref a, k) * Unsafe.Add(ref b, k);
        }

        return sum;
    }

    /// <summary>y_k += scale x_k over the first <paramref name="count"/> elements.</summary>
    public static void AddScaled(Span<double> y, double scale, ReadOnlySpan<double> x, int count)
    {
        ref var a = ref MemoryMarshal.GetReference(x[..count]);
        ref var b = ref MemoryMarshal.GetReference(y[..count]);
        var factor = Vector256.Create(scale);
        nuint k = 0;
        for (; (int)k <= count - 4; k += 4)
        {
            Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref a, k), Vector256.LoadUnsafe(ref b, k)).StoreUnsafe(ref b, k);
        }

        for (; (int)k < count; k++)
        {
            Unsafe.Add(ref b, k) += scale * Unsafe.Add(ref a, k);
        }
    }

    /// <summary>The largest absolute value; NaN if any is NaN.</summary>
    public static double MaxAbs(ReadOnlySpan<double> x)
    {
        var max = 0.0;
        foreach (var value in x)
        {
            max = Math.Max(max, Math.Abs(value));
        }

        return max;
    }

    /// <summary>Lower triangle of A B' for square matrices of one size; with symmetric B that is A B.</summary>
    public static void MultiplyLower(SymmetricMatrix a, SymmetricMatrix b, SymmetricMatrix result)
    {
        for (var row = 0; row < a.Stride; row += 4)
        {
            for (var column = 0; column <= row; column += 4)
            {
                Block(a, row, b, column, 0, a.Stride, ref result.Data[(row * a.Stride) + column], a.Stride);
            }
        }
    }

    /// <summary>A B' for square matrices of one size; with symmetric B that is A B.</summary>
    public static void MultiplyFull(SymmetricMatrix a, SymmetricMatrix b, SymmetricMatrix result)
    {
        for (var row = 0; row < a.Stride; row += 4)
        {
            for (var column = 0; column < a.Stride; column += 4)
            {
                Block(a, row, b, column, 0, a.Stride, ref result.Data[(row * a.Stride) + column], a.Stride);
            }
        }
    }

    /// <summary>Lower triangle of U U' for an upper triangular U.</summary>
    public static void SquareUpper(SymmetricMatrix upper, SymmetricMatrix result)
    {
        for (var row = 0; row < upper.Stride; row += 4)
        {
            for (var column = 0; column <= row; column += 4)
            {
                Block(upper, row, upper, column, row, upper.Stride, ref result.Data[(row * upper.Stride) + column], upper.Stride);
            }
        }
    }

    /// <summary>
    /// Sixteen dot products over columns <paramref name="from"/> to <paramref name="to"/> (multiples of four): rows
    /// row to row + 3 of A with rows column to column + 3 of B.
    /// </summary>
    public static void Block(
        SymmetricMatrix a, int row, SymmetricMatrix b, int column, int from, int to, ref double target, int targetStride) =>
        Block(ref a.Data[(row * a.Stride) + from], ref b.Data[(column * a.Stride) + from], a.Stride, to - from, ref target, targetStride);

    /// <summary>Sixteen dot products of the given length: four rows from <paramref name="a"/> on with four from <paramref name="b"/> on.</summary>
    public static void Block(ref double a, ref double b, int stride, int length, ref double target, int targetStride)
    {
        Block4X2(ref a, ref b, stride, length, ref target, targetStride);
        Block4X2(ref a, ref Unsafe.Add(ref b, 2 * stride), stride, length, ref Unsafe.Add(ref target, 2), targetStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double HorizontalSum(Vector256<double> v)
    {
        var half = v.GetLower() + v.GetUpper();
        return half.GetElement(0) + half.GetElement(1);
    }

    /// <summary>Eight dot products at once: four rows of A with two rows of B.</summary>
    private static void Block4X2(ref double a, ref double b, int stride, int length, ref double target, int targetStride)
    {
        var n = (nuint)stride;
        var end = (nuint)length;
        Vector256<double> s00 = default, s01 = default, s10 = default, s11 = default;
        Vector256<double> s20 = default, s21 = default, s30 = default, s31 = default;
        for (nuint k = 0; k < end; k += 4)
        {
            var b0 = Vector256.LoadUnsafe(ref b, k);
            var b1 = Vector256.LoadUnsafe(ref b, n + k);
            var a0 = Vector256.LoadUnsafe(ref a, k);
            s00 = Vector256.FusedMultiplyAdd(a0, b0, s00);
            s01 = Vector256.FusedMultiplyAdd(a0, b1, s01);
            var a1 = Vector256.LoadUnsafe(ref a, n + k);
            s10 = Vector256.FusedMultiplyAdd(a1, b0, s10);
            s11 = Vector256.FusedMultiplyAdd(a1, b1, s11);
            var a2 = Vector256.LoadUnsafe(ref a, n + n + k);
            s20 = Vector256.FusedMultiplyAdd(a2, b0, s20);
            s21 = Vector256.FusedMultiplyAdd(a2, b1, s21);
            var a3 = Vector256.LoadUnsafe(ref a, n + n + n + k);
            s30 = Vector256.FusedMultiplyAdd(a3, b0, s30);
            s31 = Vector256.FusedMultiplyAdd(a3, b1, s31);
        }

        Store(ref target, HorizontalSum(s00), HorizontalSum(s01));
        Store(ref Unsafe.Add(ref target, targetStride), HorizontalSum(s10), HorizontalSum(s11));
        Store(ref Unsafe.Add(ref target, 2 * targetStride), HorizontalSum(s20), HorizontalSum(s21));
        Store(ref Unsafe.Add(ref target, 3 * targetStride), HorizontalSum(s30), HorizontalSum(s31));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref double target, double first, double second)
    {
        target = first;
        Unsafe.Add(ref target, 1) = second;
    }
}
