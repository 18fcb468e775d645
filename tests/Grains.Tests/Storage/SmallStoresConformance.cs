using Arena.Contracts.Voters;
using Arena.Grains.Storage;
using Arena.Grains.Storage.Sql;

namespace Arena.Grains.Tests.Storage;

/// <summary>Voters, exclusions and snapshots.</summary>
public abstract class SmallStoresConformance<TDatabase> : StoreConformance<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private SqlVoterStore Voters => new SqlVoterStore(Db.Database);

    private SqlSnapshotStore Snapshots => new SqlSnapshotStore(Db.Database);

    [Fact]
    public async Task A_cookie_keeps_the_pseudonym_of_its_first_contact()
    {
        var given = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => Task.Run(() => Voters.IdentifyAsync("hash", new VoterId($"fresh-{i}"), Cancel))));

        given.Distinct().ShouldHaveSingleItem();
        (await Voters.IdentifyAsync("hash", new VoterId("fresh-99"), Cancel)).ShouldBe(given[0]);
        (await Voters.IdentifyAsync("other", new VoterId("fresh-99"), Cancel)).ShouldBe(new VoterId("fresh-99"));
    }

    [Fact]
    public async Task Every_change_of_a_votes_standing_is_kept_in_order()
    {
        await Votes.AppendAsync(Sample.Vote(1), Cancel);
        await Votes.AppendAsync(Sample.Vote(2), Cancel);
        Exclusion[] changes =
        [
            new(1, "manual", "operator", Sample.Noon),
            new(2, "identity_leak", "arena", Sample.Noon.AddSeconds(1)),
            new(1, null, "operator", Sample.Noon.AddSeconds(2)),
        ];

        foreach (var change in changes)
        {
            await Exclusions.ChangeAsync(change, Cancel);
        }

        (await Exclusions.ReadAsync(0, Cancel)).ShouldBe(changes.Select((change, i) => (i + 1L, change)));
        (await Exclusions.ReadAsync(2, Cancel)).ShouldBe([(3L, changes[2])]);
        (await Exclusions.ReadAsync(3, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Changes_at_the_same_time_are_numbered_without_gaps()
    {
        await Votes.AppendAsync(Sample.Vote(1), Cancel);

        await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(
            () => Exclusions.ChangeAsync(new Exclusion(1, $"reason-{i}", "operator", Sample.Noon), Cancel))));

        (await Exclusions.ReadAsync(0, Cancel)).Select(change => change.Entry).ShouldBe(Enumerable.Range(1, 64).Select(i => (long)i));
    }

    [Fact]
    public async Task A_vote_that_does_not_exist_is_not_excluded() =>
        (await Should.ThrowAsync<StorageException>(() => Exclusions.ChangeAsync(new Exclusion(7, "manual", "operator", Sample.Noon), Cancel)))
            .OutcomeUnknown.ShouldBeFalse();

    [Fact]
    public async Task A_snapshot_keeps_its_bytes()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];
        await Snapshots.PutAsync("board-1", Sample.Noon, bytes, Cancel);

        await Snapshots.PutAsync("board-1", Sample.Noon.AddDays(1), "other"u8.ToArray(), Cancel);

        (await Snapshots.FindAsync("board-1", Cancel)).ShouldBe(bytes);
        (await Snapshots.FindAsync("board-2", Cancel)).ShouldBeNull();
        (await Snapshots.ListAsync(Cancel)).ShouldBe([("board-1", Sample.Noon)]);
    }

    [Fact]
    public async Task Snapshots_are_listed_newest_first()
    {
        await Snapshots.PutAsync("b", Sample.Noon, "{}"u8.ToArray(), Cancel);
        await Snapshots.PutAsync("a", Sample.Noon.AddHours(2), "{}"u8.ToArray(), Cancel);
        await Snapshots.PutAsync("c", Sample.Noon.AddHours(1), "{}"u8.ToArray(), Cancel);

        (await Snapshots.ListAsync(Cancel)).Select(snapshot => snapshot.Id).ShouldBe(["a", "c", "b"]);
    }
}
