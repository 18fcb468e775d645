using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Arena.Ratings.Numerics;

/// <summary>Independent standard normals from a seed, by the Box-Muller transform, eight at a time.</summary>
internal sealed class NormalSource(SeededRandom random)
{
    /// <summary>Fills the span.</summary>
    public void Fill(Span<double> target)
    {
        Span<double> block = stackalloc double[8];
        while (target.Length >= 8)
        {
            FillBlock(target[..8]);
            target = target[8..];
        }

        if (target.Length > 0)
        {
            FillBlock(block);
            block[..target.Length].CopyTo(target);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillBlock(Span<double> block)
    {
        for (var i = 0; i < 4; i++)
        {
            block[i] = 1 - random.NextDouble();
            block[i + 4] = random.NextDouble();
        }

        ref var first = ref MemoryMarshal.GetReference(block);
        var radius = Vector256.Sqrt(Vector256.Log(Vector256.LoadUnsafe(ref first)) * -2.0);
        var (sin, cos) = Vector256.SinCos(Vector256.LoadUnsafe(ref first, 4) * Math.Tau);
        (radius * cos).StoreUnsafe(ref first);
        (radius * sin).StoreUnsafe(ref first, 4);
    }
}
