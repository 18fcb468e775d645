using Arena.Grains.Storage.Sql;
using Arena.Grains.Storage.Sqlite;

namespace Arena.Grains.Tests.Storage;

public sealed class SqliteTestDatabase : TestDatabase
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "arena-test-" + Guid.NewGuid().ToString("N"));

    public string File => Path.Combine(_folder, "arena.db");

    public override string DropGuards => "DROP TRIGGER votes_are_not_changed; DROP TRIGGER votes_are_not_deleted";

    public override string Infinity => "9e999";

    internal override SqlDatabase Open() => new SqliteDatabase(new SqliteOptions(File));

    protected override Task CreateAsync() => Task.CompletedTask;

    protected override Task DropAsync()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        return Task.CompletedTask;
    }
}
