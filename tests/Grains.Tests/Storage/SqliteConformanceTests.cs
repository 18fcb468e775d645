namespace Arena.Grains.Tests.Storage;

public sealed class SqliteVoteLogTests : VoteLogConformance<SqliteTestDatabase>
{
    [Fact]
    public async Task A_number_that_is_right_only_in_its_lower_half_is_found()
    {
        await Votes.AppendAsync(Sample.Vote(1), Cancel);
        await Db.ExecuteAsync(Db.DropGuards);

        await Db.ExecuteAsync("UPDATE votes SET turn = turn + 4294967296");

        (await Votes.VerifyAsync(all: true, Cancel)).ShouldBe(1);
    }
}

public sealed class SqliteSealedLogTests : SealedLogConformance<SqliteTestDatabase>;

public sealed class SqliteBattleStoreTests : BattleStoreConformance<SqliteTestDatabase>;

public sealed class SqliteSmallStoresTests : SmallStoresConformance<SqliteTestDatabase>;

public sealed class SqliteAnswerTimingsTests : AnswerTimingsConformance<SqliteTestDatabase>;

public sealed class SqliteSchemaTests : SchemaConformance<SqliteTestDatabase>;

public sealed class SqliteAnswerBankTests : AnswerBankConformance<SqliteTestDatabase>;
