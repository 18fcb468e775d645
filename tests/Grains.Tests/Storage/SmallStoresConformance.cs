using Arena.Contracts.Battles;
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

    private SqlVoteStyleStore Styles => new SqlVoteStyleStore(Db.Database);

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
    public async Task Changes_cannot_be_changed_or_deleted_by_accident()
    {
        await Votes.AppendAsync(Sample.Vote(1), Cancel);
        await Exclusions.ChangeAsync(new Exclusion(1, "manual", "operator", Sample.Noon), Cancel);

        await Should.ThrowAsync<StorageException>(() => Db.ExecuteAsync("UPDATE exclusions SET changed_by = 'nobody'"));
        await Should.ThrowAsync<StorageException>(() => Db.ExecuteAsync("DELETE FROM exclusions"));
        (await Exclusions.ReadAsync(0, Cancel)).ShouldHaveSingleItem().Exclusion.By.ShouldBe("operator");
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

    [Fact]
    public async Task The_first_bytes_of_every_snapshot_are_enough_for_a_list()
    {
        await Snapshots.PutAsync("short", Sample.Noon, "ab"u8.ToArray(), Cancel);
        await Snapshots.PutAsync("long", Sample.Noon.AddHours(1), "abcdef"u8.ToArray(), Cancel);

        (await Snapshots.HeadsAsync(4, Cancel)).ShouldBe(["abcd"u8.ToArray(), "ab"u8.ToArray()]);
    }

    [Fact]
    public async Task The_style_of_a_votes_answers_is_written_with_it()
    {
        var style = new VoteStyle(new AnswerStyle(1, 2, 3, 4, 5), new AnswerStyle(6, 7, 8, 9, 10));
        await Votes.AppendAsync(Sample.Vote(1), Cancel);
        await Votes.AppendAsync(Sample.Vote(2) with { Style = style }, Cancel);
        await Votes.AppendAsync(Sample.Vote(2) with { Style = new VoteStyle(default, default) }, Cancel);

        (await Styles.ReadAsync(0, 10, Cancel)).ShouldBe([new StyleEntry(1, 2, style)]);
        (await Styles.LastEntryAsync(Cancel)).ShouldBe(1);
        (await Styles.ReadAsync(1, 10, Cancel)).ShouldBeEmpty();
        (await Votes.VerifyAsync(all: true, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_vote_keeps_its_first_style_and_numbers_have_no_gaps()
    {
        foreach (var number in Enumerable.Range(1, 5))
        {
            await Votes.AppendAsync(Sample.Vote(number), Cancel);
        }

        var first = new VoteStyle(new AnswerStyle(1, 1, 1, 1, 1), default);
        await Styles.AddAsync([(4, first), (2, first)], Cancel);
        await Styles.AddAsync([(2, new VoteStyle(default, default)), (5, first)], Cancel);

        (await Styles.ReadAsync(0, 2, Cancel)).ShouldBe([new StyleEntry(1, 4, first), new StyleEntry(2, 2, first)]);
        (await Styles.ReadAsync(2, 2, Cancel)).ShouldBe([new StyleEntry(3, 5, first)]);
    }

    [Fact]
    public async Task Only_votes_whose_both_texts_exist_can_still_get_a_style()
    {
        foreach (var number in Enumerable.Range(1, 4))
        {
            await Battles.ReserveAsync(Sample.Reservation(number), Cancel);
            await Battles.AddTurnAsync(Sample.Turn(number, "Hello", 2), Cancel);
            await Battles.PutAnswerAsync(Sample.Answer(number, Side.Left, number == 1 ? null : $"left {number}", turn: 2), Cancel);
            await Battles.PutAnswerAsync(Sample.Answer(number, Side.Right, $"right {number}", turn: 2, attempt: 1), Cancel);
            await Battles.PutAnswerAsync(Sample.Answer(number, Side.Right, "not the attempt that was voted on", turn: 2), Cancel);
            await Votes.AppendAsync(Sample.Vote(number), Cancel);
        }

        await Styles.AddAsync([(3, new VoteStyle(default, default))], Cancel);

        (await Styles.MissingAsync(0, 10, Cancel)).ShouldBe([new UnstyledVote(2, "left 2", 12, "right 2", 12), new UnstyledVote(4, "left 4", 12, "right 4", 12)]);
        (await Styles.MissingAsync(2, 10, Cancel)).ShouldHaveSingleItem().Sequence.ShouldBe(4);
        (await Styles.MissingAsync(0, 1, Cancel)).ShouldHaveSingleItem().Sequence.ShouldBe(2);
    }

    [Fact]
    public async Task A_voters_votes_are_excluded_and_restored_as_one()
    {
        await Votes.AppendAsync(Sample.Vote(1, voter: Sample.Ben), Cancel);
        await Votes.AppendAsync(Sample.Vote(2), Cancel);
        await Votes.AppendAsync(Sample.Vote(3, voter: Sample.Ben), Cancel);
        await Exclusions.ChangeAsync(new Exclusion(3, "duplicate", "operator", Sample.Noon), Cancel);

        (await Exclusions.ChangeVoterAsync(Sample.Ben, "fraud_flag", "operator", Sample.Noon, Cancel)).ShouldBe(1);
        (await Exclusions.ChangeVoterAsync(Sample.Ben, "fraud_flag", "operator", Sample.Noon, Cancel)).ShouldBe(0);
        (await Exclusions.ChangeVoterAsync(Sample.Ben, null, "operator", Sample.Noon.AddDays(1), Cancel)).ShouldBe(1);
        (await Exclusions.ChangeVoterAsync(new VoterId("nobody"), "manual", "operator", Sample.Noon, Cancel)).ShouldBe(0);

        (await Exclusions.ReadAsync(0, Cancel)).ShouldBe(
        [
            (1L, new Exclusion(3, "duplicate", "operator", Sample.Noon)),
            (2L, new Exclusion(1, "fraud_flag", "operator", Sample.Noon)),
            (3L, new Exclusion(1, null, "operator", Sample.Noon.AddDays(1))),
        ]);
    }
}
