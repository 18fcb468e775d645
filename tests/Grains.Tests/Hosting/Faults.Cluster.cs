namespace Arena.Grains.Tests.Hosting;

/// <summary>Theory data: Orleans makes its own faults.</summary>
public sealed class Faults : TheoryData<int>
{
    public Faults()
        : base(0)
    {
    }
}
