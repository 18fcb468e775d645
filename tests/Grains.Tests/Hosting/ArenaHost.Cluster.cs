using Arena.Support;
using Microsoft.Extensions.Hosting;

namespace Arena.Grains.Tests.Hosting;

/// <summary>The Cluster edition: a silo of Orleans on a database of its own. Faults are left to Orleans.</summary>
internal sealed partial class ArenaHost
{
    private string? _database;

    partial void PrepareRuntime(IHostApplicationBuilder builder) => _database = ClusterDatabases.Join(builder, _database);
}
