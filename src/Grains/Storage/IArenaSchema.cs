namespace Arena.Grains.Storage;

/// <summary>Brings a database to the schema this build needs.</summary>
internal interface IArenaSchema
{
    /// <summary>Runs the missing migrations in order, each in a transaction.</summary>
    /// <exception cref="StorageException">The database cannot be opened, is newer than this build, or a migration failed.</exception>
    Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>Makes sure that the database has the schema this build needs, and writes nothing.</summary>
    /// <exception cref="StorageException">The database cannot be opened, or is older or newer than this build.</exception>
    Task RequireAsync(CancellationToken cancellationToken);
}
