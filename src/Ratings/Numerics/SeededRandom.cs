using System.Numerics;

namespace Arena.Ratings.Numerics;

/// <summary>
/// xoshiro256** (Blackman and Vigna 2021) seeded through SplitMix64: the same seed gives the same numbers on every
/// machine and runtime, which System.Random does not promise.
/// </summary>
public sealed class SeededRandom
{
    private State _state;

    /// <param name="seed">Any number; equal seeds give equal sequences.</param>
    public SeededRandom(ulong seed) => _state = new State(Split(ref seed), Split(ref seed), Split(ref seed), Split(ref seed));

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64() => _state.Next();

    /// <summary>As many numbers of <see cref="NextUInt64"/>.</summary>
    public void Fill(Span<ulong> numbers)
    {
        // A copy stays in registers.
        var state = _state;
        foreach (ref var number in numbers)
        {
            number = state.Next();
        }

        _state = state;
    }

    /// <summary>Uniform on [0, 1), 53 bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform on 0 to <paramref name="bound"/> - 1, without bias beyond 2^-32.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A bound below 1.</exception>
    public int Next(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)Math.BigMul(NextUInt64(), (ulong)bound, out _);
    }

    private static ulong Split(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private struct State(ulong a, ulong b, ulong c, ulong d)
    {
        public ulong Next()
        {
            var result = BitOperations.RotateLeft(b * 5, 7) * 9;
            var shifted = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= shifted;
            d = BitOperations.RotateLeft(d, 45);
            return result;
        }
    }
}
