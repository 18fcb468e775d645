using System.Data.Common;
using Arena.Grains.Storage.Sql;
using Npgsql;

namespace Arena.Grains.Storage.Postgres;

/// <summary>
/// A PostgreSQL database. What fails for a passing reason before its commit was sent is tried once more on a new connection: a server that
/// went away leaves dead ones in the pool. A time-out is not: its caller has waited long enough.
/// </summary>
internal sealed class PostgresDatabase : SqlDatabase, IAsyncDisposable
{
    private readonly NpgsqlDataSource _pool;
    private readonly NpgsqlDataSource _new;

    public PostgresDatabase(string connectionString)
    {
        var settings = PostgresSettings.Apply(connectionString);
        _pool = NpgsqlDataSource.Create(settings);
        settings.Pooling = false;
        settings.MaxAutoPrepare = 0;
        _new = NpgsqlDataSource.Create(settings);
    }

    public override string Migrations => "Postgres";

    public override Task<T> ReadAsync<T>(Func<SqlSession, CancellationToken, Task<T>> query, CancellationToken cancellationToken) =>
        Task.Run(() => WithRetryAsync(source => QueryAsync(source, query, cancellationToken)), cancellationToken);

    public override Task<T> WriteAsync<T>(Func<SqlSession, CancellationToken, Task<T>> operation, CancellationToken cancellationToken) =>
        Task.Run(() => WithRetryAsync(source => CommitAsync(source, operation, cancellationToken)), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _pool.DisposeAsync();
        await _new.DisposeAsync();
    }

    private async Task<T> WithRetryAsync<T>(Func<NpgsqlDataSource, Task<T>> work)
    {
        try
        {
            try
            {
                return await work(_pool);
            }
            catch (NpgsqlException e) when (e.IsTransient && e.InnerException is not TimeoutException)
            {
                _pool.Clear();
                return await work(_new);
            }
        }
        catch (DbException e)
        {
            throw new StorageException($"The database did not do it: {e.Message}", outcomeUnknown: false, e);
        }
    }

    private static async Task<T> QueryAsync<T>(
        NpgsqlDataSource source, Func<SqlSession, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        return await query(new PostgresSession(connection), cancellationToken);
    }

    // The default isolation level matters: each statement sees what was committed before it, so also what a lock was waited for.
    private static async Task<T> CommitAsync<T>(
        NpgsqlDataSource source, Func<SqlSession, CancellationToken, Task<T>> operation, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var result = await operation(new PostgresSession(connection), cancellationToken);
        try
        {
            // Not cancelled: its caller would not know whether it was written.
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception e) when (!IsRefusal(e))
        {
            throw new StorageException($"The database may or may not have written: {e.Message}", outcomeUnknown: true, e);
        }

        return result;
    }

    // An ERROR answers the commit itself and means a rollback; anything harsher may come after it.
    private static bool IsRefusal(Exception e) => e is PostgresException { InvariantSeverity: "ERROR" };
}
