namespace Arena.Grains.Storage.Sql;

/// <summary>Numbered migrations, remembered in the table schema_migrations.</summary>
internal sealed class SqlSchema(SqlDatabase database) : IArenaSchema
{
    private readonly IReadOnlyList<Migration> _migrations = Migration.Of(database.Migrations);

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await database.WriteAsync(PrepareAsync, cancellationToken);
        foreach (var migration in _migrations)
        {
            await database.WriteAsync((session, token) => ApplyAsync(session, migration, token), cancellationToken);
        }
    }

    public async Task RequireAsync(CancellationToken cancellationToken)
    {
        var version = await database.ReadAsync(VersionAsync, cancellationToken);
        RequireKnown(version);
        if (version < _migrations[^1].Number)
        {
            throw new StorageException(
                $"The database has schema {version}, older than this build's {_migrations[^1].Number}; an arena of this build brings it up when it starts.", outcomeUnknown: false);
        }
    }

    private async Task PrepareAsync(SqlSession session, CancellationToken cancellationToken)
    {
        await session.LockAsync(SqlLock.Migrations, cancellationToken);
        await session.ExecuteAsync(
            "CREATE TABLE IF NOT EXISTS schema_migrations (number integer NOT NULL PRIMARY KEY, name text NOT NULL)", cancellationToken);
        RequireKnown(await VersionAsync(session, cancellationToken));
    }

    private static Task<long> VersionAsync(SqlSession session, CancellationToken cancellationToken) =>
        session.NumberAsync("SELECT MAX(number) FROM schema_migrations", cancellationToken);

    private void RequireKnown(long version)
    {
        if (version > _migrations[^1].Number)
        {
            throw new StorageException(
                $"The database has schema {version}, newer than this build's {_migrations[^1].Number}; use a newer build.", outcomeUnknown: false);
        }
    }

    // Another process may migrate at the same time: whoever holds the lock looks first.
    private static async Task ApplyAsync(SqlSession session, Migration migration, CancellationToken cancellationToken)
    {
        await session.LockAsync(SqlLock.Migrations, cancellationToken);
        if (await session.NumberAsync("SELECT COUNT(*) FROM schema_migrations WHERE number = @number", cancellationToken, ("@number", migration.Number)) == 0)
        {
            await session.ExecuteAsync(migration.Script, cancellationToken);
            await session.ExecuteAsync(
                "INSERT INTO schema_migrations (number, name) VALUES (@number, @name)",
                cancellationToken,
                ("@number", migration.Number),
                ("@name", migration.Name));
        }
    }
}
