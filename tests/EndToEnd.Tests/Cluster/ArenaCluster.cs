using System.Globalization;
using Arena.EndToEnd.Tests.Processes;
using Arena.Support;

namespace Arena.EndToEnd.Tests.Cluster;

/// <summary>Two nodes and a front in processes of their own, on a PostgreSQL of their own.</summary>
internal sealed class ArenaCluster : IAsyncDisposable
{
    private readonly PostgresServer _database;
    private readonly TemporaryFolder _data = new();
    private readonly List<ArenaProcess> _processes = [];

    private ArenaCluster(PostgresServer database) => _database = database;

    /// <summary>node-a and node-b.</summary>
    public IReadOnlyList<ArenaProcess> Nodes => _processes[..2];

    public ArenaProcess Front => _processes[2];

    public PostgresServer Database => _database;

    public static async Task<ArenaCluster> StartAsync(PostgresServer database)
    {
        Assert.SkipWhen(database.Missing is not null, database.Missing ?? "");
        var cluster = new ArenaCluster(database);
        try
        {
            var connection = await database.StartAsync();
            await cluster.StartAsync(BuiltProgram.Silo, connection, "run", "--node", "node-a", "--devices", "cpu0:threads=1,memory=1GiB");
            await cluster.StartAsync(BuiltProgram.Silo, connection, "run", "--node", "node-b", "--devices", "cpu0:threads=1,memory=1GiB");
            await cluster.StartAsync(BuiltProgram.Web, connection);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public VoterClient NewVoter() => new(() => Front.Address);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes.AsEnumerable().Reverse())
        {
            await process.DisposeAsync();
        }

        _data.Dispose();
    }

    private async Task StartAsync(string program, string connection, params string[] arguments) =>
        _processes.Add(await ArenaProcess.StartAsync(new ArenaSettings(_data.Path)
        {
            Program = program,
            Arguments = arguments,
            Environment = new Dictionary<string, string>
            {
                ["ARENA_DB"] = connection,
                ["ARENA_SILO_PORT"] = LoopbackPorts.Free().ToString(CultureInfo.InvariantCulture),
            },
        }));
}
