using Arena.Contracts.Battles;
using Arena.Grains.Storage;
using Arena.Grains.Storage.Sql;

namespace Arena.Grains.Tests.Storage;

public abstract class VoteLogConformance<TDatabase> : StoreConformance<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Fact]
    public async Task A_vote_comes_back_as_it_was_cast()
    {
        var draft = Sample.Vote(1, Verdict.CannotJudge) with { Topic = "Õ \"quoted\" \\ \n\u0001 🦭", Probability = 1e-7 };

        var appended = await Votes.AppendAsync(draft, Cancel);

        appended.Existed.ShouldBeFalse();
        appended.Row.Sequence.ShouldBe(1);
        appended.Row.Vote.ShouldBe(draft);
        (await Votes.FindAsync(draft.Battle, Cancel)).ShouldBe(appended.Row);
        (await ReadAsync()).ShouldBe([appended.Row]);
    }

    [Fact]
    public async Task An_empty_log_has_no_rows_and_a_good_chain()
    {
        (await Votes.FindAsync(Sample.Battle(1), Cancel)).ShouldBeNull();
        (await Votes.LastSequenceAsync(Cancel)).ShouldBe(0);
        (await ReadAsync()).ShouldBeEmpty();
        (await Votes.VerifyAsync(all: true, Cancel)).ShouldBeNull();
        (await Votes.VerifyAsync(all: false, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Time_is_cut_to_whole_milliseconds_of_utc_before_it_is_hashed()
    {
        var odd = Sample.Vote(1) with { CastAt = new DateTimeOffset(2026, 3, 1, 14, 0, 0, TimeSpan.FromHours(2)).AddTicks(12_345_678) };

        var row = (await Votes.AppendAsync(odd, Cancel)).Row;

        row.Vote.CastAt.ShouldBe(Sample.Noon.AddMilliseconds(1_234));
        row.Vote.CastAt.Offset.ShouldBe(TimeSpan.Zero);
        (await Votes.FindAsync(odd.Battle, Cancel)).ShouldBe(row);
        (await Votes.VerifyAsync(all: true, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Characters_no_database_takes_are_replaced_before_the_hash()
    {
        var row = (await Votes.AppendAsync(Sample.Vote(1) with { Topic = "a\0b\uD800c" }, Cancel)).Row;

        row.Vote.Topic.ShouldBe("a\uFFFDb\uFFFDc");
        (await Votes.FindAsync(row.Vote.Battle, Cancel)).ShouldBe(row);
        (await Votes.VerifyAsync(all: true, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_many_votes_on_one_battle_at_once_one_is_written_and_the_others_get_it()
    {
        var appended = await Task.WhenAll(Enumerable.Range(0, 32)
            .Select(i => Task.Run(() => Votes.AppendAsync(Sample.Vote(1, (Verdict)(i % 5), $"key-{i}"), Cancel))));

        appended.Count(one => !one.Existed).ShouldBe(1);
        appended.Select(one => one.Row).Distinct().ShouldHaveSingleItem();
        (await ReadAsync()).ShouldBe([appended[0].Row]);
    }

    [Fact]
    public async Task Many_votes_at_once_are_numbered_without_gaps_and_chained()
    {
        var appended = await Task.WhenAll(Enumerable.Range(1, 500).Select(i => Task.Run(() => Votes.AppendAsync(Sample.Vote(i), Cancel))));

        var rows = await ReadAsync();
        rows.Select(row => row.Sequence).ShouldBe(Enumerable.Range(1, 500).Select(i => (long)i));
        rows.ShouldBe(appended.Select(one => one.Row).OrderBy(row => row.Sequence));
        (await Votes.LastSequenceAsync(Cancel)).ShouldBe(500);
        (await Votes.VerifyAsync(all: true, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Votes_appended_together_keep_their_order_and_a_battle_that_is_there_keeps_its_vote()
    {
        var first = (await Votes.AppendAsync(Sample.Vote(7), Cancel)).Row;

        var appended = await Votes.AppendManyAsync([.. Enumerable.Range(1, 20).Reverse().Select(i => Sample.Vote(i)), Sample.Vote(20)], Cancel);

        appended.Where(one => one.Existed).Select(one => one.Row.Vote.Battle).ShouldBe([Sample.Vote(7).Battle, Sample.Vote(20).Battle]);
        appended.Single(one => one.Row.Vote.Battle == first.Vote.Battle).Row.ShouldBe(first);
        (await ReadAsync()).Skip(1).Select(row => row.Vote.Battle).ShouldBe(Enumerable.Range(1, 20).Reverse().Where(i => i != 7).Select(i => Sample.Vote(i).Battle));
        (await Votes.VerifyAsync(all: true, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_votes_appended_together_all_are_there_or_none()
    {
        await Should.ThrowAsync<ArgumentException>(() => Votes.AppendManyAsync([Sample.Vote(1), Sample.Vote(2) with { Probability = double.NaN }], Cancel));
        (await Votes.LastSequenceAsync(Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task Two_processes_share_one_chain()
    {
        var other = new SqlVoteLog(Db.OpenAnother());

        await Task.WhenAll(Enumerable.Range(1, 100).Select(i => Task.Run(() => (i % 2 == 0 ? Votes : other).AppendAsync(Sample.Vote(i), Cancel))));

        (await Votes.LastSequenceAsync(Cancel)).ShouldBe(100);
        (await other.VerifyAsync(all: true, Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_reader_with_a_cursor_skips_nothing_while_others_write()
    {
        var writing = Task.WhenAll(Enumerable.Range(1, 300).Select(i => Task.Run(() => Votes.AppendAsync(Sample.Vote(i), Cancel))));
        var seen = new List<long>();
        while (seen.Count < 300)
        {
            await foreach (var row in Votes.ReadAsync(seen.LastOrDefault(), Cancel))
            {
                seen.Add(row.Sequence);
            }

            if (writing.IsFaulted)
            {
                await writing;
            }
        }

        seen.ShouldBe(Enumerable.Range(1, 300).Select(i => (long)i));
        await writing;
    }

    [Fact]
    public async Task Reading_goes_over_pages_and_ends_with_the_last_row_present_at_its_start()
    {
        await AppendAsync(1, 100);
        var log = new SqlVoteLog(Db.Database) { PageSize = 16 };

        var seen = 0L;
        await foreach (var row in log.ReadAsync(after: 10, Cancel))
        {
            if (seen++ == 0)
            {
                row.Sequence.ShouldBe(11);
                await Votes.AppendAsync(Sample.Vote(101), Cancel);
            }
        }

        seen.ShouldBe(90);
    }

    [Fact]
    public async Task A_reader_may_stop_early()
    {
        await AppendAsync(1, 100);
        var log = new SqlVoteLog(Db.Database) { PageSize = 16 };

        await foreach (var row in log.ReadAsync(after: 0, Cancel))
        {
            if (row.Sequence == 20)
            {
                break;
            }
        }

        (await ReadAsync(after: 98)).Select(row => row.Sequence).ShouldBe([99, 100]);
    }

    [Fact]
    public async Task A_change_of_any_hashed_column_is_found()
    {
        await AppendAsync(1, 3);
        await Db.ExecuteAsync(Db.DropGuards);
        var columns = await ColumnsAsync();
        columns.Count.ShouldBe(20);

        foreach (var (column, value) in columns.Where(column => column.Name != "key"))
        {
            await Db.ExecuteAsync($"UPDATE votes SET {column} = @changed WHERE battle = @battle OR hash = @hash", Change(value), At3("battle"), At3("hash"));
            (await Votes.VerifyAsync(all: true, Cancel)).ShouldBe(3, column);
            await Db.ExecuteAsync($"UPDATE votes SET {column} = @value WHERE battle = @battle OR hash = @hash", ("@value", value), At3("battle"), At3("hash"));
            (await Votes.VerifyAsync(all: true, Cancel)).ShouldBeNull();
        }

        (string Name, object? Value) At3(string column) => ("@" + column, columns.Single(one => one.Name == column).Value);

        static (string Name, object? Value) Change(object value) => ("@changed", value switch
        {
            string text => text + "x",
            double number => number / 2,
            long number => number + 1,
            int number => number + 1,
            _ => throw new InvalidOperationException($"A column of type {value.GetType()}."),
        });
    }

    [Theory]
    [InlineData("verdict = 77")]
    [InlineData("cast_at = 9000000000000000000")]
    [InlineData("probability = INFINITY")]
    [InlineData("hash = 'not a hash'")]
    public async Task A_value_no_vote_can_have_is_found_rather_than_thrown(string change)
    {
        await AppendAsync(1, 5);
        await Db.ExecuteAsync(Db.DropGuards);

        await Db.ExecuteAsync($"UPDATE votes SET {change.Replace("INFINITY", Db.Infinity, StringComparison.Ordinal)} WHERE sequence = 4");

        (await Votes.VerifyAsync(all: false, Cancel)).ShouldBe(4);
    }

    [Fact]
    public async Task A_row_taken_out_of_the_middle_is_found()
    {
        await AppendAsync(1, 5);
        await Db.ExecuteAsync(Db.DropGuards);

        await Db.ExecuteAsync("DELETE FROM votes WHERE sequence = 3");

        (await Votes.VerifyAsync(all: true, Cancel)).ShouldBe(3);
    }

    [Theory]
    [InlineData(true, 4)]
    [InlineData(false, 5)]
    public async Task An_end_cut_off_after_a_check_is_found(bool all, long first)
    {
        await AppendAsync(1, 5);
        (await Votes.VerifyAsync(all: false, Cancel)).ShouldBeNull();
        await Db.ExecuteAsync(Db.DropGuards);

        await Db.ExecuteAsync("DELETE FROM votes WHERE sequence > 3");

        (await Votes.VerifyAsync(all, Cancel)).ShouldBe(first);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Another_chain_in_the_place_of_a_checked_one_is_found(bool all)
    {
        await AppendAsync(1, 5);
        (await Votes.VerifyAsync(all: false, Cancel)).ShouldBeNull();
        await Db.ExecuteAsync(Db.DropGuards);
        await Db.ExecuteAsync("DELETE FROM votes");

        await AppendAsync(11, 6);

        (await Votes.VerifyAsync(all, Cancel)).ShouldBe(5);
    }

    [Fact]
    public async Task A_check_goes_on_where_the_last_one_ended()
    {
        await AppendAsync(1, 5);
        (await Votes.VerifyAsync(all: false, Cancel)).ShouldBeNull();
        await AppendAsync(6, 5);
        await Db.ExecuteAsync(Db.DropGuards);

        await Db.ExecuteAsync("UPDATE votes SET turn = 9 WHERE sequence = 2");
        (await Votes.VerifyAsync(all: false, Cancel)).ShouldBeNull();
        (await Votes.VerifyAsync(all: true, Cancel)).ShouldBe(2);

        await AppendAsync(11, 1);
        await Db.ExecuteAsync("UPDATE votes SET turn = 9 WHERE sequence = 11");
        (await Votes.VerifyAsync(all: false, Cancel)).ShouldBe(11);
    }

    [Fact]
    public async Task Votes_cannot_be_changed_or_deleted_by_accident()
    {
        await AppendAsync(1, 1);

        await Should.ThrowAsync<StorageException>(() => Db.ExecuteAsync("UPDATE votes SET turn = 9"));
        await Should.ThrowAsync<StorageException>(() => Db.ExecuteAsync("DELETE FROM votes"));
    }

    [Fact]
    public async Task A_vote_that_cannot_be_hashed_is_refused()
    {
        await Should.ThrowAsync<ArgumentException>(() => Votes.AppendAsync(Sample.Vote(1) with { Probability = double.NaN }, Cancel));
        await Should.ThrowAsync<ArgumentException>(() => Votes.AppendAsync(Sample.Vote(1, (Verdict)9), Cancel));
    }

    private protected async Task<List<VoteRow>> ReadAsync(long after = 0)
    {
        var rows = new List<VoteRow>();
        await foreach (var row in Votes.ReadAsync(after, Cancel))
        {
            rows.Add(row);
        }

        return rows;
    }

    private Task<VoteAppended[]> AppendAsync(int firstBattle, int count) =>
        Task.WhenAll(Enumerable.Range(firstBattle, count).Select(i => Votes.AppendAsync(Sample.Vote(i), Cancel)));

    private async Task<List<(string Name, object Value)>> ColumnsAsync() =>
        (await Db.Database.ReadAsync(
            (session, token) => session.FindAsync(
                "SELECT * FROM votes WHERE sequence = 3",
                reader => Enumerable.Range(0, reader.FieldCount).Select(i => (reader.GetName(i), reader.GetValue(i))).ToList(),
                token),
            Cancel))!;
}
