using Arena.Grains.Storage;

namespace Arena.Grains.Tests.Storage;

public sealed class PostgresVoteLogTests : VoteLogConformance<PostgresTestDatabase>
{
    [Theory]
    [InlineData("votes", "votes are append-only")]
    [InlineData("exclusions", "exclusions are append-only")]
    public async Task A_table_is_not_emptied_by_accident(string table, string why) =>
        (await Should.ThrowAsync<StorageException>(() => Db.ExecuteAsync($"TRUNCATE {table} CASCADE"))).ToString().ShouldContain(why);
}

public sealed class PostgresSealedLogTests : SealedLogConformance<PostgresTestDatabase>;

public sealed class PostgresBattleStoreTests : BattleStoreConformance<PostgresTestDatabase>;

public sealed class PostgresSmallStoresTests : SmallStoresConformance<PostgresTestDatabase>;

public sealed class PostgresAnswerTimingsTests : AnswerTimingsConformance<PostgresTestDatabase>;

public sealed class PostgresSchemaTests : SchemaConformance<PostgresTestDatabase>;

public sealed class PostgresAnswerBankTests : AnswerBankConformance<PostgresTestDatabase>;
