namespace Orleans.Concurrency;

/// <summary>The grain may have several activations, and none of them is addressable on its own.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute : Attribute
{
    public StatelessWorkerAttribute() => MaxLocalWorkers = Environment.ProcessorCount;

    public StatelessWorkerAttribute(int maxLocalWorkers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLocalWorkers, 1);
        MaxLocalWorkers = maxLocalWorkers;
    }

    internal int MaxLocalWorkers { get; }
}
