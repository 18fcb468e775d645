using Microsoft.Data.Sqlite;

namespace Arena.Grains.Storage.Sqlite;

/// <summary>Opens connections with this project's settings.</summary>
internal static class SqliteConnections
{
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
