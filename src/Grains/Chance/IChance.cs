namespace Arena.Grains.Chance;

/// <summary>The source of everything that is drawn: pairs, sides, seeds, ids.</summary>
internal interface IChance
{
    /// <summary>Uniform in [0, 1).</summary>
    double NextDouble();

    /// <summary>Fills with uniform bytes.</summary>
    void Fill(Span<byte> bytes);
}
