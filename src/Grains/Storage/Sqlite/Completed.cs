namespace Arena.Grains.Storage.Sqlite;

/// <summary>Results of operations on SQLite, whose provider does everything before it returns its task.</summary>
internal static class Completed
{
    /// <exception cref="InvalidOperationException">The operation awaited something other than the database.</exception>
    public static T Result<T>(Task<T> task) =>
        task.IsCompleted ? task.GetAwaiter().GetResult() : throw new InvalidOperationException("A storage operation awaits the database only.");
}
