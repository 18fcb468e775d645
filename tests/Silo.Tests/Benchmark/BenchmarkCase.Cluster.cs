using Arena.Support;
using Microsoft.Extensions.Hosting;

namespace Arena.Silo.Tests.Benchmark;

/// <summary>The Cluster edition: a silo of Orleans on a database that outlives it.</summary>
internal sealed partial class BenchmarkCase
{
    private string? _database;

    partial void PrepareRuntime(IHostApplicationBuilder builder) => _database = ClusterDatabases.Join(builder, _database);
}
