using System.Globalization;
using Arena.Support;
using Microsoft.Extensions.Hosting;

namespace Arena.Silo.Tests.Benchmark;

/// <summary>The Cluster edition: a silo of Orleans on a database that outlives it.</summary>
internal sealed partial class BenchmarkCase
{
    private string? _database;

    partial void PrepareRuntime(IHostApplicationBuilder builder)
    {
        _database ??= Task.Run(ClusterDatabases.CreateAsync).GetAwaiter().GetResult();
        builder.Configuration["ARENA_DB"] = _database;
        builder.Configuration["ARENA_SILO_PORT"] = LoopbackPorts.Free().ToString(CultureInfo.InvariantCulture);
    }
}
