namespace Arena.Embedded.Hosting;

/// <summary>Draws the faults; one seeded sequence for the whole host.</summary>
internal sealed class FaultSource(EmbeddedFaults faults)
{
    private readonly Lock _gate = new();
    private readonly Random _random = new(faults.Seed);

    public bool Rejects() => Draw(faults.RejectionRate);

    public bool AbortsStream() => Draw(faults.AbortRate);

    public TimeSpan? Delay() => Draw(faults.DelayRate) ? faults.MaxDelay * Next() : null;

    /// <summary>Where among so many waiting calls the next one is put.</summary>
    public int Place(int waiting) => Draw(faults.ReorderRate) ? (int)(Next() * (waiting + 1)) : waiting;

    private bool Draw(double rate) => Next() < rate;

    private double Next()
    {
        lock (_gate)
        {
            return _random.NextDouble();
        }
    }
}
