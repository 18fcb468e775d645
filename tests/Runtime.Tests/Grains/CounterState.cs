namespace Arena.Runtime.Tests.Grains;

[GenerateSerializer]
public sealed record CounterState
{
    [Id(0)]
    public int Value { get; set; }
}
