using Arena.Contracts;

namespace Arena.Grains.Research.SelfTest;

/// <summary>The Cluster edition has the operator's database and no other.</summary>
internal sealed partial class SimulatedArena
{
    static partial void RequireThrowAwayDatabase() =>
        throw new EnvironmentException("the self-test votes on a throw-away SQLite database: run it with the Embedded edition");
}
