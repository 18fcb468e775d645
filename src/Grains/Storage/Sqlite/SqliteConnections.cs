using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Arena.Grains.Storage.Sqlite;

/// <summary>Opens connections with this project's settings.</summary>
internal static class SqliteConnections
{
    private const int MultiThread = 2;

    // SQLite without a mutex around every call: a connection belongs to one thread at a time here, as Microsoft.Data.Sqlite asks for anyway.
    // A million votes take some twenty million calls, and their locks a tenth of an arena's start. Where the library is in use already it
    // refuses, and stays as safe and slow as it was.
    static SqliteConnections()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(MultiThread);
    }

    public static SqliteSession OpenWriter(SqliteOptions options)
    {
        DataDirectory.Create(Path.GetDirectoryName(Path.GetFullPath(options.File))!);
        return Open(options, SqliteOpenMode.ReadWriteCreate, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
    }

    public static SqliteSession OpenReader(SqliteOptions options) => Open(options, SqliteOpenMode.ReadOnly, "");

    private static SqliteSession Open(SqliteOptions options, SqliteOpenMode mode, string settings)
    {
        // The session's own pool keeps prepared statements, which the provider's pool would not.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = options.File,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = Math.Max(1, (int)options.BusyTimeout.TotalSeconds),
        }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds}; {settings}";
            command.ExecuteNonQuery();
            return new SqliteSession(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
