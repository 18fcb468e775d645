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
    public static void MultiplyLower(SymmetricMatrix a, SymmetricMatrix b, SymmetricMatrix result) =>
        Multiply(a, b, result, lowerOnly: true);

    /// <summary>A B' for square matrices of one size; with symmetric B that is A B.</summary>
    public static void MultiplyFull(SymmetricMatrix a, SymmetricMatrix b, SymmetricMatrix result) =>
        Multiply(a, b, result, lowerOnly: false);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double HorizontalSum(Vector256<double> v)
    {
        var half = v.GetLower() + v.GetUpper();
        return half.GetElement(0) + half.GetElement(1);
    }

    private static void Multiply(SymmetricMatrix a, SymmetricMatrix b, SymmetricMatrix result, bool lowerOnly)
    {
        var n = a.Stride;
        for (var row = 0; row < n; row += 4)
        {
            var end = lowerOnly ? Math.Min(n, row + 4) : n;
            for (var column = 0; column < end; column += 2)
            {
                Block4X2(ref a.Data[row * n], ref b.Data[column * n], ref result.Data[(row * n) + column], n);
            }
        }
    }

    /// <summary>Eight dot products at once: four rows of A with two rows of B.</summary>
    private static void Block4X2(ref double a, ref double b, ref double target, int length)
    {
        var n = (nuint)length;
        Vector256<double> s00 = default, s01 = default, s10 = default, s11 = default;
        Vector256<double> s20 = default, s21 = default, s30 = default, s31 = default;
        for (nuint k = 0; k < n; k += 4)
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
        Store(ref Unsafe.Add(ref target, n), HorizontalSum(s10), HorizontalSum(s11));
        Store(ref Unsafe.Add(ref target, n + n), HorizontalSum(s20), HorizontalSum(s21));
        Store(ref Unsafe.Add(ref target, n + n + n), HorizontalSum(s30), HorizontalSum(s31));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref double target, double first, double second)
    {
        target = first;
        Unsafe.Add(ref target, 1) = second;
    }
}
