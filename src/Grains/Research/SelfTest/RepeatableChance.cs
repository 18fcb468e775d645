using Arena.Grains.Chance;

namespace Arena.Grains.Research.SelfTest;

/// <summary>Draws that a seed repeats. Never for an arena with people: a voter could work out the sides.</summary>
internal sealed class RepeatableChance(int seed) : IChance
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
