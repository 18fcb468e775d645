using Arena.Grains.Storage;
using Arena.Grains.Storage.Sql;
using Arena.Grains.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Arena.Grains.Tests.Storage;

/// <summary>What is SQLite's alone: one thread, group commit, files.</summary>
public sealed class SqliteWriterTests : IAsyncLifetime
{
    private readonly SqliteTestDatabase _db = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _db.InitializeAsync();
        await _db.ExecuteAsync("CREATE TABLE numbers (number INTEGER NOT NULL UNIQUE)");
    }

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    [Fact]
    public async Task A_failing_operation_leaves_its_neighbours_in_the_same_transaction_alone()
    {
        using var gate = new ManualResetEventSlim();
        var first = HoldWriter(gate);
        var one = AddAsync(1);
        var again = AddAsync(1);
        var two = AddAsync(2);
        var broken = _db.Database.WriteAsync<int>(
            async (session, token) =>
            {
                await session.ExecuteAsync("INSERT INTO numbers (number) VALUES (3)", token);
                throw new InvalidOperationException("a defect");
            },
            Cancel);
        gate.Set();

        await Task.WhenAll(first, one, two);
        (await Should.ThrowAsync<StorageException>(again)).OutcomeUnknown.ShouldBeFalse();
        (await Should.ThrowAsync<InvalidOperationException>(broken)).Message.ShouldBe("a defect");
        (await NumbersAsync()).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task What_waits_together_is_committed_together()
    {
        using var gate = new ManualResetEventSlim();
        var first = HoldWriter(gate);
        var transactions = Enumerable.Range(1, 20).Select(i => _db.Database.WriteAsync(
            async (session, token) =>
            {
                await session.ExecuteAsync("INSERT INTO numbers (number) VALUES (@number)", token, ("@number", i));
                return await session.NumberAsync("SELECT COUNT(*) FROM numbers", token);
            },
            Cancel)).ToList();
        (await NumbersAsync()).ShouldBeEmpty();
        gate.Set();

        await first;
        (await Task.WhenAll(transactions)).ShouldBe(Enumerable.Range(1, 20).Select(i => (long)i));
    }

    [Fact]
    public async Task A_cancelled_operation_that_still_waits_is_not_run()
    {
        using var gate = new ManualResetEventSlim();
        using var cancel = new CancellationTokenSource();
        var first = HoldWriter(gate);
        var cancelled = AddAsync(1, cancel.Token);
        await cancel.CancelAsync();
        gate.Set();

        await first;
        await Should.ThrowAsync<OperationCanceledException>(cancelled);
        (await NumbersAsync()).ShouldBeEmpty();
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

    [Fact]
    public async Task A_closed_storage_writes_what_was_queued_and_refuses_the_rest()
    {
        using var gate = new ManualResetEventSlim();
        var other = _db.OpenAnother();
        var first = other.WriteAsync((_, _) => Task.FromResult(gate.Wait(TimeSpan.FromMinutes(1), Cancel)), Cancel);
        var queued = other.WriteAsync((session, token) => session.ExecuteAsync("INSERT INTO numbers (number) VALUES (1)", token), Cancel);
        var closing = Task.Run(((IDisposable)other).Dispose, Cancel);
        gate.Set();

        await Task.WhenAll(first, queued, closing);
        (await NumbersAsync()).ShouldBe([1]);
        await Should.ThrowAsync<StorageException>(() => other.WriteAsync((_, _) => Task.FromResult(1), Cancel));
    }

    [Fact]
    public async Task A_process_killed_in_the_middle_of_a_write_leaves_exactly_what_was_confirmed()
    {
        await _db.MigrateAsync();
        var votes = new SqlVoteLog(_db.Database);
        await Task.WhenAll(Enumerable.Range(1, 50).Select(i => votes.AppendAsync(Sample.Vote(i), Cancel)));

        // The files as the system has them at this moment are what a killed process leaves.
        await _db.Database.WriteAsync(
            async (session, token) =>
            {
                await session.ExecuteAsync("INSERT INTO voters (cookie_hash, voter) VALUES ('unconfirmed', 'voter')", token);
                File.Copy(_db.File, _db.File + ".left");
                File.Copy(_db.File + "-wal", _db.File + ".left-wal");
            },
            Cancel);

        using var left = new SqliteDatabase(new SqliteOptions(_db.File + ".left"));
        await new SqlSchema(left).MigrateAsync(Cancel);
        (await new SqlVoteLog(left).VerifyAsync(all: true, Cancel)).ShouldBeNull();
        (await new SqlVoteLog(left).LastSequenceAsync(Cancel)).ShouldBe(50);
        (await new SqlVoterStore(left).IdentifyAsync("unconfirmed", Sample.Ben, Cancel)).ShouldBe(Sample.Ben);
        (await new SqlVoteLog(left).AppendAsync(Sample.Vote(51), Cancel)).Row.Sequence.ShouldBe(51);
    }

    [Fact]
    public async Task A_database_that_another_process_keeps_locked_fails_the_write_and_recovers()
    {
        using var impatient = new SqliteDatabase(new SqliteOptions(_db.File) { BusyTimeout = TimeSpan.Zero });
        using (var other = new SqliteConnection($"Data Source={_db.File};Pooling=False"))
        {
            other.Open();
            using var transaction = other.BeginTransaction(deferred: false);

            var failed = await Should.ThrowAsync<StorageException>(() => Add(impatient, 1));
            failed.OutcomeUnknown.ShouldBeFalse();
        }

        await Add(impatient, 2);
        (await NumbersAsync()).ShouldBe([2]);
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_a_storage_exception()
    {
        Directory.CreateDirectory(_db.File + ".folder");
        using var folder = new SqliteDatabase(new SqliteOptions(_db.File + ".folder"));
        using var below = new SqliteDatabase(new SqliteOptions(Path.Combine(_db.File, "arena.db")));

        await Should.ThrowAsync<StorageException>(() => new SqlSchema(folder).MigrateAsync(Cancel));
        await Should.ThrowAsync<StorageException>(() => new SqlSchema(below).MigrateAsync(Cancel));
        await Should.ThrowAsync<StorageException>(() => new SqlVoteLog(folder).LastSequenceAsync(Cancel));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_a_storage_exception()
    {
        await File.WriteAllTextAsync(_db.File + ".txt", new string('x', 5_000), Cancel);
        using var text = new SqliteDatabase(new SqliteOptions(_db.File + ".txt"));

        await Should.ThrowAsync<StorageException>(() => new SqlSchema(text).MigrateAsync(Cancel));
    }

    private Task<bool> HoldWriter(ManualResetEventSlim gate)
    {
        using var running = new ManualResetEventSlim();
        var held = _db.Database.WriteAsync(
            (_, _) =>
            {
                running.Set();
                return Task.FromResult(gate.Wait(TimeSpan.FromMinutes(1), Cancel));
            },
            Cancel);
        running.Wait(TimeSpan.FromMinutes(1), Cancel).ShouldBeTrue("The writer did not begin within a minute.");
        return held;
    }

    private Task<int> AddAsync(int number, CancellationToken? cancellation = null) => Add(_db.Database, number, cancellation);

    private static Task<int> Add(SqlDatabase database, int number, CancellationToken? cancellation = null) =>
        database.WriteAsync(
            (session, token) => session.ExecuteAsync("INSERT INTO numbers (number) VALUES (@number)", token, ("@number", number)),
            cancellation ?? Cancel);

    private Task<List<int>> NumbersAsync() =>
        _db.Database.ReadAsync((session, token) => session.ListAsync("SELECT number FROM numbers ORDER BY number", reader => reader.GetInt32(0), token), Cancel);
}
