using Arena.Contracts.Battles;
using Arena.Grains.Storage;
using Arena.Grains.Storage.Sql;
using Npgsql;

namespace Arena.Grains.Tests.Storage;

/// <summary>What is PostgreSQL's alone: connections that end.</summary>
public sealed class PostgresDatabaseTests : IAsyncLifetime
{
    private readonly PostgresTestDatabase _db = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _db.InitializeAsync();
        await _db.MigrateAsync();
    }

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    [Fact]
    public async Task A_connection_that_ends_before_the_commit_is_tried_again()
    {
        var tries = 0;

        var result = await _db.Database.WriteAsync(
            async (session, token) =>
            {
                await session.ExecuteAsync("INSERT INTO voters (cookie_hash, voter) VALUES ('hash', 'voter')", token);
                if (++tries == 1)
                {
                    await EndAsync(session, token);
                }

                return await session.NumberAsync("SELECT COUNT(*) FROM voters", token);
            },
            Cancel);

        (tries, result).ShouldBe((2, 1));
    }

    [Fact]
    public async Task A_connection_that_ends_during_the_commit_leaves_the_outcome_unknown()
    {
        // The trigger runs inside COMMIT and ends its own connection there.
        await _db.ExecuteAsync(
            """
            CREATE FUNCTION end_connection() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_terminate_backend(pg_backend_pid());
                PERFORM pg_sleep(60);
                RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER end_at_commit AFTER INSERT ON voters DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW EXECUTE FUNCTION end_connection()
            """);

        var failed = await Should.ThrowAsync<StorageException>(
            () => _db.ExecuteAsync("INSERT INTO voters (cookie_hash, voter) VALUES ('hash', 'voter')"));

        failed.OutcomeUnknown.ShouldBeTrue();
    }

    [Fact]
    public async Task A_commit_that_the_server_refuses_is_known_to_have_failed()
    {
        await _db.ExecuteAsync("CREATE TABLE parts (whole text REFERENCES voters (cookie_hash) DEFERRABLE INITIALLY DEFERRED)");

        var failed = await Should.ThrowAsync<StorageException>(() => _db.ExecuteAsync("INSERT INTO parts (whole) VALUES ('nobody')"));

        failed.OutcomeUnknown.ShouldBeFalse();
    }

    [Fact]
    public async Task An_answer_written_while_its_prompt_is_withdrawn_leaves_no_text()
    {
        var battles = new SqlBattleStore(_db.Database);
        await battles.ReserveAsync(Sample.Reservation(1), Cancel);
        await battles.AddTurnAsync(Sample.Turn(1, "hello"), Cancel);
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var commit = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var putting = _db.Database.WriteAsync(
            async (session, token) =>
            {
                await AnswerRow.PutAsync(session, Sample.Answer(1, Side.Left, "too late"), token);
                written.SetResult();
                await commit.Task.WaitAsync(TimeSpan.FromMinutes(1), token);
            },
            Cancel);
        await written.Task.WaitAsync(TimeSpan.FromMinutes(1), Cancel);
        var withdrawing = battles.WithdrawAsync(Sample.Anna, excludeVotes: false, Sample.Noon, Cancel);
        while (!withdrawing.IsCompleted && await WaitingAsync() == 0)
        {
        }

        commit.SetResult();
        await putting;
        (await withdrawing).ShouldBe(1);
        (await battles.AnswersAsync(Sample.Battle(1), Cancel)).ShouldHaveSingleItem().Text.ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_runs_on_the_callers_scheduler()
    {
        var callers = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;

        var seen = await Task.Factory.StartNew(
            async () => (
                Write: await _db.Database.WriteAsync((_, _) => Task.FromResult(TaskScheduler.Current), Cancel),
                Read: await _db.Database.ReadAsync((_, _) => Task.FromResult(TaskScheduler.Current), Cancel),
                Own: TaskScheduler.Current),
            Cancel,
            TaskCreationOptions.None,
            callers).Unwrap();

        seen.ShouldBe((TaskScheduler.Default, TaskScheduler.Default, callers));
    }

    private Task<long> WaitingAsync() =>
        _db.Database.ReadAsync(
            (session, token) => session.NumberAsync(
                "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'", token),
            Cancel);

    private async Task EndAsync(SqlSession session, CancellationToken cancellationToken)
    {
        var own = await session.NumberAsync("SELECT pg_backend_pid()", cancellationToken);
        await using var other = new NpgsqlConnection(_db.ConnectionString + ";Pooling=false");
        await other.OpenAsync(cancellationToken);
        await using var end = new NpgsqlCommand($"SELECT pg_terminate_backend({own}, 60000)", other);
        (await end.ExecuteScalarAsync(cancellationToken)).ShouldBe(true);
    }
}
