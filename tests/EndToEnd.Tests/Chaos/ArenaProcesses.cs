namespace Arena.EndToEnd.Tests.Chaos;

/// <summary>Tests that start arenas run one after another: each gets the machine to itself.</summary>
[CollectionDefinition(Name)]
public sealed class ArenaProcesses
{
    public const string Name = "Arena processes";
}
