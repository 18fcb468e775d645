using System.Net;
using System.Net.Sockets;
using Arena.Grains.Tests.Hosting.Cluster;
using Microsoft.Extensions.Hosting;

namespace Arena.Grains.Tests.Hosting;

/// <summary>The Cluster edition: a silo of Orleans on a database of its own. Faults are left to Orleans.</summary>
internal sealed partial class ArenaHost
{
    private string? _database;

    partial void PrepareRuntime(IHostApplicationBuilder builder)
    {
        _database ??= Task.Run(ClusterDatabases.CreateAsync).GetAwaiter().GetResult();
        builder.Configuration["ARENA_DB"] = _database;
        builder.Configuration["ARENA_SILO_PORT"] = FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
