using System.Collections.Concurrent;
using System.Data.Common;

namespace Arena.Grains.Storage.Sqlite;

/// <summary>
/// The one thread that writes. What waits when it comes around goes into one transaction and shares its one flush to disk (group commit);
/// a savepoint around each operation keeps a failing one from its neighbours. Callers hear of success after COMMIT only.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    // Bounds how long the first of a batch waits for the last.
    private const int MaxBatch = 256;

    private readonly SqliteOptions _options;
    private readonly BlockingCollection<SqliteWrite> _queue = [];
    private readonly Thread _thread;
    private SqliteSession? _session;

    public SqliteWriter(SqliteOptions options)
    {
        _options = options;
        _thread = new Thread(Run) { IsBackground = true, Name = "arena storage" };
        _thread.Start();
    }

    /// <exception cref="StorageException">The writer has ended.</exception>
    public void Add(SqliteWrite write)
    {
        try
        {
            _queue.Add(write);
        }
        catch (InvalidOperationException e)
        {
            throw new StorageException("The storage is closed.", outcomeUnknown: false, e);
        }
    }

    /// <summary>Writes what is queued and ends.</summary>
    public void Dispose()
    {
        _queue.CompleteAdding();
        _thread.Join();
    }

    private void Run()
    {
        var batch = new List<SqliteWrite>();
        foreach (var first in _queue.GetConsumingEnumerable())
        {
            batch.Add(first);
            while (batch.Count < MaxBatch && _queue.TryTake(out var next))
            {
                batch.Add(next);
            }

            batch.RemoveAll(write => write.IsCancelled);
            if (batch.Count > 0)
            {
                Commit(batch);
            }

            batch.Clear();
        }

        _session?.Dispose();
    }

    private void Commit(List<SqliteWrite> batch)
    {
        var committing = false;
        try
        {
            _session ??= SqliteConnections.OpenWriter(_options);
            _session.Execute("BEGIN IMMEDIATE");
            var written = batch.FindAll(write => TryRun(_session, write));
            committing = true;
            _session.Execute("COMMIT");
            written.ForEach(write => write.Succeed());
        }
        catch (Exception e)
        {
            Abandon(batch, new StorageException($"The database did not write: {e.Message}", outcomeUnknown: committing, e));
        }
    }

    // Throws only where the whole transaction is lost.
    private static bool TryRun(SqliteSession session, SqliteWrite write)
    {
        session.Execute("SAVEPOINT operation");
        try
        {
            write.Run(session);
            session.Execute("RELEASE operation");
            return true;
        }
        catch (Exception e)
        {
            session.Execute("ROLLBACK TO operation");
            session.Execute("RELEASE operation");
            write.Fail(e is DbException ? new StorageException(e.Message, outcomeUnknown: false, e) : e);
            return false;
        }
    }

    // Closing the connection rolls back; the next batch opens another.
    private void Abandon(List<SqliteWrite> batch, StorageException reason)
    {
        _session?.Dispose();
        _session = null;
        batch.ForEach(write => write.Fail(reason));
    }
}
