using Npgsql;

namespace Arena.Support;

/// <summary>One PostgreSQL for all arenas of this process, a database for each. The server goes with the process.</summary>
internal static class ClusterDatabases
{
    private static readonly Lazy<Task<PostgresServer>> s_server = new(StartAsync);

    /// <returns>The connection string of a new, empty database.</returns>
    public static async Task<string> CreateAsync()
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
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        await server.InitializeAsync();
        return server;
    }
}
