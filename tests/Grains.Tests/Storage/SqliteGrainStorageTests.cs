using Arena.Grains.Storage;
using Arena.Grains.Storage.Sqlite;
using Orleans.Storage;

namespace Arena.Grains.Tests.Storage;

public sealed class SqliteGrainStorageTests : IAsyncLifetime
{
    private static readonly GrainId Grain = GrainId.Create("battle", "01A/õ");

    private readonly SqliteTestDatabase _db = new();

    private SqliteGrainStorage Storage => new(_db.Database);

    public async ValueTask InitializeAsync()
    {
        await _db.InitializeAsync();
        await _db.MigrateAsync();
    }

    public ValueTask DisposeAsync() => _db.DisposeAsync();

    [Fact]
    public async Task A_state_that_was_written_is_read()
    {
        var written = new GrainState<Note>(new Note("õ 🦭"));
        await Storage.WriteStateAsync("note", Grain, written);

        var read = await ReadAsync();

        (read.State, read.RecordExists, read.ETag).ShouldBe((new Note("õ 🦭"), true, written.ETag));
        written.RecordExists.ShouldBeTrue();
    }

    [Fact]
    public async Task States_are_kept_apart_by_grain_and_by_name()
    {
        await Storage.WriteStateAsync("note", Grain, new GrainState<Note>(new Note("one")));

        (await ReadAsync("other")).RecordExists.ShouldBeFalse();
        (await ReadAsync("note", GrainId.Create("battle", "01B"))).RecordExists.ShouldBeFalse();
    }

    [Fact]
    public async Task Of_two_writers_the_second_is_refused()
    {
        await Storage.WriteStateAsync("note", Grain, new GrainState<Note>(new Note("first")));
        var one = await ReadAsync();
        var two = await ReadAsync();
        one.State = new Note("one");
        two.State = new Note("two");
        await Storage.WriteStateAsync("note", Grain, one);

        var refused = await Should.ThrowAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", Grain, two));

        (refused.StoredEtag, refused.CurrentEtag).ShouldBe((one.ETag, two.ETag));
        (await ReadAsync()).State.ShouldBe(new Note("one"));
    }

    [Fact]
    public async Task Of_two_first_writers_the_second_is_refused()
    {
        await Storage.WriteStateAsync("note", Grain, new GrainState<Note>(new Note("one")));

        await Should.ThrowAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", Grain, new GrainState<Note>(new Note("two"))));
    }

    [Fact]
    public async Task A_cleared_state_is_gone_and_may_be_written_again()
    {
        var state = new GrainState<Note>(new Note("one"));
        await Storage.WriteStateAsync("note", Grain, state);
        var old = await ReadAsync();
        await Storage.ClearStateAsync("note", Grain, state);

        (await ReadAsync()).RecordExists.ShouldBeFalse();
        state.RecordExists.ShouldBeFalse();
        await Storage.WriteStateAsync("note", Grain, state);
        await Should.ThrowAsync<InconsistentStateException>(() => Storage.WriteStateAsync("note", Grain, old));
        await Should.ThrowAsync<InconsistentStateException>(() => Storage.ClearStateAsync("note", Grain, old));
        (await ReadAsync()).RecordExists.ShouldBeTrue();
    }

    [Fact]
    public async Task A_state_is_cleared_before_it_was_ever_written()
    {
        var state = new GrainState<Note>();
        await Storage.ClearStateAsync("note", Grain, state);
        await Storage.WriteStateAsync("note", Grain, state);

        (await ReadAsync()).RecordExists.ShouldBeTrue();
    }

    [Fact]
    public async Task A_database_that_fails_is_a_storage_exception()
    {
        await _db.ExecuteAsync("DROP TABLE grain_states");

        await Should.ThrowAsync<StorageException>(() => ReadAsync());
        await Should.ThrowAsync<StorageException>(() => Storage.WriteStateAsync("note", Grain, new GrainState<Note>()));
    }

    private async Task<GrainState<Note>> ReadAsync(string name = "note", GrainId? grain = null)
    {
        var state = new GrainState<Note>();
        await Storage.ReadStateAsync(name, grain ?? Grain, state);
        return state;
    }

    private sealed record Note(string Text);
}
