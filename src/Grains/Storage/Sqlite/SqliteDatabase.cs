using Arena.Grains.Storage.Sql;

namespace Arena.Grains.Storage.Sqlite;

/// <summary>One SQLite file: one writer thread, several readers beside it (write-ahead log).</summary>
internal sealed class SqliteDatabase(SqliteOptions options) : SqlDatabase, IDisposable
{
    private readonly SqliteWriter _writer = new(options);
    private readonly SqliteReaders _readers = new(options);

    public override string Migrations => "Sqlite";

    public override Task<T> ReadAsync<T>(Func<SqlSession, CancellationToken, Task<T>> query, CancellationToken cancellationToken) =>
        _readers.ReadAsync(query, cancellationToken);

    public override Task<T> WriteAsync<T>(Func<SqlSession, CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        var write = new SqliteWrite<T>(operation, cancellationToken);
        _writer.Add(write);
        return write.Done;
    }

    public void Dispose()
    {
        _writer.Dispose();
        _readers.Dispose();
    }
}
