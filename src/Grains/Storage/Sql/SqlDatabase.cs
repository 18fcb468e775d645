using System.Data.Common;

namespace Arena.Grains.Storage.Sql;

/// <summary>
/// A database that runs the stores' operations away from the caller's task scheduler. A <see cref="DbException"/> leaves it as a
/// <see cref="StorageException"/>; any other exception leaves as it is.
/// </summary>
internal abstract class SqlDatabase
{
    /// <summary>Folder of the migrations among the embedded resources.</summary>
    public abstract string Migrations { get; }

    /// <summary>Runs a query on a connection that writes nothing. It may run twice.</summary>
    public abstract Task<T> ReadAsync<T>(Func<SqlSession, CancellationToken, Task<T>> query, CancellationToken cancellationToken);

    /// <summary>
    /// Runs an operation in a transaction and returns after its commit. It may run twice and may share the transaction with others; it keeps
    /// nothing outside the database.
    /// </summary>
    /// <exception cref="StorageException">Not written, or the outcome is unknown.</exception>
    public abstract Task<T> WriteAsync<T>(Func<SqlSession, CancellationToken, Task<T>> operation, CancellationToken cancellationToken);

    /// <summary>As the other overload, without a result.</summary>
    public Task WriteAsync(Func<SqlSession, CancellationToken, Task> operation, CancellationToken cancellationToken) =>
        WriteAsync(
            async (session, token) =>
            {
                await operation(session, token);
                return true;
            },
            cancellationToken);
}
