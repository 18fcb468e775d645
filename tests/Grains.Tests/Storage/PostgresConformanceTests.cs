namespace Arena.Grains.Tests.Storage;

public sealed class PostgresVoteLogTests : VoteLogConformance<PostgresTestDatabase>;

public sealed class PostgresSealedLogTests : SealedLogConformance<PostgresTestDatabase>;

public sealed class PostgresBattleStoreTests : BattleStoreConformance<PostgresTestDatabase>;

public sealed class PostgresSmallStoresTests : SmallStoresConformance<PostgresTestDatabase>;

public sealed class PostgresAnswerTimingsTests : AnswerTimingsConformance<PostgresTestDatabase>;

public sealed class PostgresSchemaTests : SchemaConformance<PostgresTestDatabase>;

public sealed class PostgresAnswerBankTests : AnswerBankConformance<PostgresTestDatabase>;
