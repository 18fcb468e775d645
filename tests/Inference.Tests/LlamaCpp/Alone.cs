namespace Arena.Inference.Tests.LlamaCpp;

/// <summary>Tests that measure the process: nothing else runs while they do.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
