namespace Arena.Embedded;

/// <summary>
/// What a cluster does to calls, in one process and repeatable by its seed. Code that passes its tests under these faults
/// has the retries that the Cluster edition needs. Each rate is a probability per call (or per pull of a stream).
/// </summary>
public sealed record EmbeddedFaults
{
    public required int Seed { get; init; }

    /// <summary>Calls refused with OrleansMessageRejectionException before they are delivered.</summary>
    public double RejectionRate { get; init; }

    /// <summary>Pulls that end their enumeration with EnumerationAbortedException.</summary>
    public double AbortRate { get; init; }

    /// <summary>Calls delivered late.</summary>
    public double DelayRate { get; init; }

    /// <summary>The longest delay; 50 ms by default.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Waiting calls that overtake others.</summary>
    public double ReorderRate { get; init; }
}
