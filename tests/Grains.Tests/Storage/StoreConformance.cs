using Arena.Grains.Storage;
using Arena.Grains.Storage.Sql;

namespace Arena.Grains.Tests.Storage;

/// <summary>What every implementation of a store has to do, on a migrated database of its own.</summary>
public abstract class StoreConformance<TDatabase> : IAsyncLifetime
    where TDatabase : TestDatabase, new()
{
    protected TDatabase Db { get; } = new();

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected IVoteLog Votes => new SqlVoteLog(Db.Database);

    private protected IBattleStore Battles => new SqlBattleStore(Db.Database);

    private protected IExclusionStore Exclusions => new SqlExclusionStore(Db.Database);

    public async ValueTask InitializeAsync()
    {
        await Db.InitializeAsync();
        await Db.MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
