using Arena.Grains.Chance;

namespace Arena.Grains.Tests.Hosting;

/// <summary>Draws that a seed repeats. Thread-safe; the order of the draws is the callers'.</summary>
internal sealed class SeededChance(int seed) : IChance
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);

    public double NextDouble()
    {
        lock (_gate)
        {
            return _random.NextDouble();
        }
    }

    public void Fill(Span<byte> bytes)
    {
        lock (_gate)
        {
            _random.NextBytes(bytes);
        }
    }
}
