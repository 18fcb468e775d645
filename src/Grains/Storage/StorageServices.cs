using Arena.Grains.Battles;
using Arena.Grains.Storage.Postgres;
using Arena.Grains.Storage.Sql;
using Arena.Grains.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Arena.Grains.Storage;

/// <summary>Registers the stores. Nothing opens before <see cref="IArenaSchema.MigrateAsync"/> is called.</summary>
internal static class StorageServices
{
    /// <summary>Stores and states of grains in the SQLite file arena.db of a folder, which is asked for when the first store is.</summary>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, Func<IServiceProvider, string> dataDirectory) =>
        services
            .AddSingleton<SqlDatabase>(provider => new SqliteDatabase(new SqliteOptions(Path.Combine(dataDirectory(provider), "arena.db"))))
            .AddKeyedSingleton<IGrainStorage, SqliteGrainStorage>(BattleGrain.StorageName)
            .AddStores();

    /// <summary>Stores in PostgreSQL. States of grains are Orleans' own provider's.</summary>
    public static IServiceCollection AddPostgresStorage(this IServiceCollection services, Func<IServiceProvider, string> connectionString) =>
        services
            .AddSingleton<SqlDatabase>(provider => new PostgresDatabase(connectionString(provider)))
            .AddStores();

    private static IServiceCollection AddStores(this IServiceCollection services) =>
        services
            .AddSingleton<IArenaSchema, SqlSchema>()
            .AddSingleton<IVoteLog, SqlVoteLog>()
            .AddSingleton<IBattleStore, SqlBattleStore>()
            .AddSingleton<IVoteStyleStore, SqlVoteStyleStore>()
            .AddSingleton<IAnswerTimings, SqlAnswerTimings>()
            .AddSingleton<IVoterStore, SqlVoterStore>()
            .AddSingleton<IExclusionStore, SqlExclusionStore>()
            .AddSingleton<IAnswerBank, SqlAnswerBank>()
            .AddSingleton<ISnapshotStore, SqlSnapshotStore>();
}
