using Arena.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Arena.Grains.Tests.Hosting;

/// <summary>What differs from one test arena to another.</summary>
internal sealed record ArenaSetup
{
    public TestCatalogue Catalogue { get; init; } = new();

    /// <summary>
    /// Lanes enough for every battle that a class of tests starts between two heartbeats: where the lanes are taken, a pair of quick models
    /// is right to share one device, and the test of its middle would wait for the other side.
    /// </summary>
    public ScriptedDevices Devices { get; init; } = ScriptedDevices.Alike(2, lanes: 1_000);

    /// <summary>The machine's clock unless the test moves its own.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>0 for a runtime that behaves; else the seed of what a cluster does to calls.</summary>
    public int FaultSeed { get; init; }

    /// <summary>Of everything that is drawn.</summary>
    public int ChanceSeed { get; init; } = 1;

    /// <summary>Limits as configuration has them, for instance ("Turns", "3").</summary>
    public IReadOnlyList<(string Name, string Value)> Limits { get; init; } = [];

    /// <summary>Other settings as configuration has them.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];

    public Action<ScriptedEngine>? Engine { get; init; }

    /// <summary>The last word on the services.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}
