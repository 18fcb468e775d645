using System.Globalization;
using Microsoft.Extensions.Hosting;
using Npgsql;

[assembly: Xunit.AssemblyFixture(typeof(Arena.Support.ClusterDatabases))]

namespace Arena.Support;

/// <summary>
/// One PostgreSQL for all arenas of a test assembly, a database for each. The server goes with the assembly's last test: its folder is
/// gigabytes by then, and a process that is still busy when it should have ended is killed.
/// </summary>
public sealed class ClusterDatabases : IAsyncDisposable
{
    private static readonly Lazy<Task<PostgresServer>> s_server = new(StartAsync);

    /// <summary>Makes a node a silo of its own on a database.</summary>
    /// <param name="builder">Of the node.</param>
    /// <param name="database">What this returned when the node ran before; null makes a new one.</param>
    /// <returns>The connection string.</returns>
    public static string Join(IHostApplicationBuilder builder, string? database)
    {
        database ??= Task.Run(CreateAsync).GetAwaiter().GetResult();
        builder.Configuration["ARENA_DB"] = database;
        builder.Configuration["ARENA_SILO_PORT"] = LoopbackPorts.Free().ToString(CultureInfo.InvariantCulture);
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (s_server is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await s_server.Value).DisposeAsync();
        }
    }

    private static async Task<string> CreateAsync()
    {
        var server = await s_server.Value;
        var name = "arena_" + Guid.NewGuid().ToString("N");
        await using var source = NpgsqlDataSource.Create(await server.StartAsync());
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync();
        return await server.StartAsync(name);
    }

    private static async Task<PostgresServer> StartAsync()
    {
        var server = new PostgresServer();
        Assert.SkipWhen(server.Missing is not null, server.Missing ?? "");
        await server.InitializeAsync();
        return server;
    }
}
