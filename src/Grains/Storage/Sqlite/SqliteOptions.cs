namespace Arena.Grains.Storage.Sqlite;

/// <summary>Where the database is and how patient its users are.</summary>
/// <param name="File">Path of the database's file; its folder is made where it is missing.</param>
internal sealed record SqliteOptions(string File)
{
    /// <summary>
    /// How long a statement waits for another process's transaction. Five seconds is what a grain's call may last at most; a storage-only
    /// verb's transactions take milliseconds.
    /// </summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many reads run at the same time. They occupy threads, and more of them than cores gain nothing.</summary>
    public int Readers { get; init; } = 8;
}
