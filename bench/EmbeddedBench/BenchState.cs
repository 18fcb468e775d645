namespace Arena.EmbeddedBench;

[GenerateSerializer]
public sealed class BenchState
{
    [Id(0)]
    public int Value { get; set; }
}
