namespace Arena.Grains.Tests.Storage;

public sealed class SqliteVoteLogTests : VoteLogConformance<SqliteTestDatabase>;

public sealed class SqliteBattleStoreTests : BattleStoreConformance<SqliteTestDatabase>;

public sealed class SqliteSmallStoresTests : SmallStoresConformance<SqliteTestDatabase>;

public sealed class SqliteSchemaTests : SchemaConformance<SqliteTestDatabase>;
