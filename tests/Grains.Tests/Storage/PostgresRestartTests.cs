using Arena.Grains.Storage;
using Arena.Grains.Storage.Postgres;
using Arena.Grains.Storage.Sql;
using Arena.Support;

namespace Arena.Grains.Tests.Storage;

/// <summary>A server that goes away and comes back; the tests have one of their own.</summary>
public sealed class PostgresRestartTests : IAsyncLifetime
{
    private readonly PostgresServer _server = new();
    private PostgresDatabase _database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SqlVoteLog Votes => new(_database);

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(_server.Missing is not null, _server.Missing ?? "");
        _database = new PostgresDatabase(await _server.StartAsync());
        await new SqlSchema(_database).MigrateAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_server_that_went_away_and_came_back_is_used_again()
    {
        await Task.WhenAll(Enumerable.Range(1, 50).Select(i => Votes.AppendAsync(Sample.Vote(i), Cancel)));
        await _server.StopAsync();

        (await Should.ThrowAsync<StorageException>(() => Votes.AppendAsync(Sample.Vote(51), Cancel))).OutcomeUnknown.ShouldBeFalse();
        await Should.ThrowAsync<StorageException>(() => Votes.LastSequenceAsync(Cancel));
        await _server.StartAsync();

        (await Votes.AppendAsync(Sample.Vote(51), Cancel)).Row.Sequence.ShouldBe(51);
        (await Votes.VerifyAsync(all: true, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Connections_that_died_while_idle_are_not_noticed()
    {
        await Task.WhenAll(Enumerable.Range(1, 50).Select(i => Votes.AppendAsync(Sample.Vote(i), Cancel)));
        await _server.StopAsync();
        await _server.StartAsync();

        var appended = await Task.WhenAll(Enumerable.Range(51, 50).Select(i => Votes.AppendAsync(Sample.Vote(i), Cancel)));

        appended.Select(one => one.Row.Sequence).Order().ShouldBe(Enumerable.Range(51, 50).Select(i => (long)i));
    }
}
