namespace Arena.Grains.Tests.Hosting;

/// <summary>Theory data: 0 for a runtime that behaves, and seeds of faults.</summary>
public sealed class Faults : TheoryData<int>
{
    public Faults()
        : base(0, 1, 2, 3)
    {
    }
}
