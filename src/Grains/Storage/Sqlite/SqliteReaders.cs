using System.Collections.Concurrent;
using System.Data.Common;
using Arena.Grains.Storage.Sql;

namespace Arena.Grains.Storage.Sqlite;

/// <summary>A bounded number of read-only connections, kept open between queries.</summary>
internal sealed class SqliteReaders(SqliteOptions options) : IDisposable
{
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly SemaphoreSlim _places = new(options.Readers);
    private volatile bool _closed;

    public async Task<T> ReadAsync<T>(Func<SqlSession, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Read(query, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose()
    {
        _closed = true;
        Drain();
    }

    private T Read<T>(Func<SqlSession, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        SqliteSession? session = null;
        try
        {
            session = _idle.TryTake(out var idle) ? idle : SqliteConnections.OpenReader(options);
            var result = Completed.Result(query(session, cancellationToken));
            Return(session);
            return result;
        }
        catch (Exception e)
        {
            session?.Dispose();
            if (e is DbException)
            {
                throw new StorageException($"The database did not read: {e.Message}", outcomeUnknown: false, e);
            }

            throw;
        }
    }

    private void Return(SqliteSession session)
    {
        _idle.Add(session);
        if (_closed)
        {
            Drain();
        }
    }

    private void Drain()
    {
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }
}
