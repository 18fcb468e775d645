using Arena.Grains.Storage;
using Arena.Grains.Storage.Sql;

namespace Arena.Grains.Tests.Storage;

public abstract class SchemaConformance<TDatabase> : IAsyncLifetime
    where TDatabase : TestDatabase, new()
{
    private readonly TDatabase _db = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _db.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Migrating_again_keeps_what_is_there()
    {
        await _db.MigrateAsync();
        await new SqlVoteLog(_db.Database).AppendAsync(Sample.Vote(1), Cancel);

        await _db.MigrateAsync();

        (await new SqlVoteLog(_db.Database).LastSequenceAsync(Cancel)).ShouldBe(1);
        (await AppliedAsync()).ShouldBe(Migration.Of(_db.Database.Migrations).Select(migration => $"{migration.Number} {migration.Name}"));
    }

    [Fact]
    public async Task Two_processes_may_migrate_at_the_same_time()
    {
        var others = Enumerable.Range(0, 4).Select(_ => _db.OpenAnother()).ToList();

        await Task.WhenAll(others.Select(other => Task.Run(() => new SqlSchema(other).MigrateAsync(Cancel))));

        (await AppliedAsync()).Count.ShouldBe(Migration.Of(_db.Database.Migrations).Count);
        (await new SqlVoteLog(_db.Database).AppendAsync(Sample.Vote(1), Cancel)).Row.Sequence.ShouldBe(1);
    }

    [Fact]
    public async Task A_script_that_ran_already_changes_nothing()
    {
        await _db.MigrateAsync();

        foreach (var migration in Migration.Of(_db.Database.Migrations))
        {
            await _db.ExecuteAsync(migration.Script);
        }
    }

    [Fact]
    public async Task A_newer_schema_is_refused_and_left_alone()
    {
        await _db.MigrateAsync();
        await _db.ExecuteAsync("INSERT INTO schema_migrations (number, name) VALUES (999, 'future')");

        var refused = await Should.ThrowAsync<StorageException>(_db.MigrateAsync);

        refused.Message.ShouldContain("999");
        refused.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task A_reader_wants_the_schema_of_its_build_and_writes_nothing()
    {
        await _db.MigrateAsync();
        var schema = new SqlSchema(_db.Database);
        await schema.RequireAsync(Cancel);
        var last = Migration.Of(_db.Database.Migrations)[^1].Number;
        await _db.ExecuteAsync($"DELETE FROM schema_migrations WHERE number = {last}");

        (await Should.ThrowAsync<StorageException>(() => schema.RequireAsync(Cancel))).Message.ShouldContain($"older than this build's {last}");

        (await AppliedAsync()).Count.ShouldBe(Migration.Of(_db.Database.Migrations).Count - 1);
        await _db.ExecuteAsync("INSERT INTO schema_migrations (number, name) VALUES (999, 'future')");
        (await Should.ThrowAsync<StorageException>(() => schema.RequireAsync(Cancel))).Message.ShouldContain("999");
    }

    [Fact]
    public void No_two_scripts_have_the_same_number()
    {
        var numbers = Migration.Of(_db.Database.Migrations).Select(migration => migration.Number).ToList();

        numbers.ShouldNotBeEmpty();
        numbers.ShouldBeUnique();
        numbers.ShouldBe(numbers.Order());
    }

    private Task<List<string>> AppliedAsync() =>
        _db.Database.ReadAsync(
            (session, token) => session.ListAsync(
                "SELECT number, name FROM schema_migrations ORDER BY number",
                reader => $"{reader.GetInt32(0)} {reader.GetString(1)}",
                token),
            Cancel);
}
