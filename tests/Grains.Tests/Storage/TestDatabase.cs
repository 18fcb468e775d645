using Arena.Grains.Storage.Sql;

namespace Arena.Grains.Tests.Storage;

/// <summary>An own database per test.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    private readonly List<SqlDatabase> _opened = [];

    internal SqlDatabase Database { get; private set; } = null!;

    /// <summary>Lets UPDATE and DELETE reach the table votes.</summary>
    public abstract string DropGuards { get; }

    /// <summary>A number that JSON does not have.</summary>
    public abstract string Infinity { get; }

    public async ValueTask InitializeAsync()
    {
        await CreateAsync();
        Database = OpenAnother();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _opened)
        {
            switch (database)
            {
                case IAsyncDisposable later:
                    await later.DisposeAsync();
                    break;
                case IDisposable now:
                    now.Dispose();
                    break;
            }
        }

        await DropAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>As another process would have it.</summary>
    internal SqlDatabase OpenAnother()
    {
        var database = Open();
        _opened.Add(database);
        return database;
    }

    internal Task MigrateAsync() => new SqlSchema(Database).MigrateAsync(TestContext.Current.CancellationToken);

    /// <summary>Goes around the stores.</summary>
    internal Task<int> ExecuteAsync(string sql, params (string Name, object? Value)[] parameters) =>
        Database.WriteAsync((session, token) => session.ExecuteAsync(sql, token, parameters), TestContext.Current.CancellationToken);

    internal abstract SqlDatabase Open();

    protected abstract Task CreateAsync();

    protected abstract Task DropAsync();
}
