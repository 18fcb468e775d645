using Arena.Grains.Storage.Postgres;
using Arena.Grains.Storage.Sql;
using Arena.Support;
using Npgsql;

[assembly: AssemblyFixture(typeof(PostgresServer))]

namespace Arena.Grains.Tests.Storage;

/// <summary>A database on the server that all tests of the assembly share. Skips the test where there is no PostgreSQL.</summary>
public sealed class PostgresTestDatabase : TestDatabase
{
    private readonly string _name = "test_" + Guid.NewGuid().ToString("N");
    private PostgresServer _server = null!;
    private bool _created;

    public string ConnectionString { get; private set; } = "";

    public override string DropGuards => "DROP TRIGGER votes_are_not_changed ON votes";

    public override string Infinity => "'Infinity'";

    internal override SqlDatabase Open() => new PostgresDatabase(ConnectionString);

    protected override async Task CreateAsync()
    {
        _server = await TestContext.Current.GetFixture<PostgresServer>() ?? throw new InvalidOperationException("The assembly has no PostgresServer.");
        Assert.SkipWhen(_server.Missing is not null, _server.Missing ?? "");
        // A loaded machine is no failing database.
        ConnectionString = await _server.StartAsync(_name) + ";Timeout=120;Command Timeout=120";
        await AdministerAsync($"CREATE DATABASE {_name}");
        _created = true;
    }

    protected override Task DropAsync() => _created ? AdministerAsync($"DROP DATABASE {_name} WITH (FORCE)") : Task.CompletedTask;

    private async Task AdministerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(await _server.StartAsync() + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
