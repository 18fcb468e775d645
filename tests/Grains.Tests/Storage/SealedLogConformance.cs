using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Contracts.Voters;
using Arena.Grains.Storage;
using Arena.Grains.Storage.Sql;

namespace Arena.Grains.Tests.Storage;

/// <summary>What ratings read of the log: from its rows, and from its sealed segments where there are any.</summary>
public abstract class SealedLogConformance<TDatabase> : StoreConformance<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string Seals = "SELECT COUNT(*) FROM vote_segments";

    private SqlVoteLog Log => new(Db.Database) { PageSize = 7, SegmentSize = 16 };

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(60)]
    public async Task What_ratings_read_is_what_the_rows_hold_sealed_or_not(int after)
    {
        await AppendAsync(1, 60);
        var rows = await RowsAsync(after);

        (await ReadAsync(after)).ShouldBe(rows);

        (await Log.SealAsync(Cancel)).ShouldBe(48);
        (await CountAsync(Seals)).ShouldBe(3);
        (await ReadAsync(after)).ShouldBe(rows);
    }

    [Fact]
    public async Task A_log_that_grows_is_sealed_further_and_nothing_twice()
    {
        await AppendAsync(1, 20);
        (await Log.SealAsync(Cancel)).ShouldBe(16);
        await AppendAsync(21, 40);

        (await Log.SealAsync(Cancel)).ShouldBe(32);
        (await Log.SealAsync(Cancel)).ShouldBe(32);

        (await CountAsync(Seals)).ShouldBe(2);
        (await ReadAsync(0)).ShouldBe(await RowsAsync(0));
        (await Log.VerifySegmentsAsync(Cancel)).ShouldBe(0);
    }

    [Fact]
    public async Task A_short_log_is_not_sealed()
    {
        await AppendAsync(1, 15);

        (await Log.SealAsync(Cancel)).ShouldBe(0);

        (await CountAsync(Seals)).ShouldBe(0);
    }

    [Theory]
    [InlineData("hash = (SELECT hash FROM votes WHERE sequence = 1)")]
    [InlineData("format = format + 1")]
    [InlineData("data = (SELECT data FROM vote_segments WHERE last_sequence = 32)")]
    public async Task A_segment_that_does_not_fit_the_log_is_not_read(string change)
    {
        await AppendAsync(1, 40);
        await Log.SealAsync(Cancel);
        await Db.ExecuteAsync($"UPDATE vote_segments SET {change} WHERE last_sequence = 16");

        (await ReadAsync(0)).ShouldBe(await RowsAsync(0));
    }

    [Fact]
    public async Task A_damaged_segment_is_not_read_and_the_check_deletes_it()
    {
        await AppendAsync(1, 40);
        await Log.SealAsync(Cancel);
        var data = (await Db.Database.ReadAsync(
            (session, token) => session.FindAsync("SELECT data FROM vote_segments WHERE last_sequence = 16", reader => reader.GetFieldValue<byte[]>(0), token), Cancel))!;
        data[^1] ^= 1;
        await Db.ExecuteAsync("UPDATE vote_segments SET data = @data WHERE last_sequence = 16", ("@data", data));

        (await ReadAsync(0)).ShouldBe(await RowsAsync(0));
        (await Log.VerifySegmentsAsync(Cancel)).ShouldBe(1);
        (await CountAsync(Seals)).ShouldBe(1);
        (await Log.VerifySegmentsAsync(Cancel)).ShouldBe(0);
        (await Log.SealAsync(Cancel)).ShouldBe(32);
        (await CountAsync(Seals)).ShouldBe(2);
    }

    [Fact]
    public async Task A_segment_that_fits_is_what_is_read()
    {
        await AppendAsync(1, 40);
        await Log.SealAsync(Cancel);
        var rows = await Log.ReadAsync(0, Cancel).Take(16).Select(row => row with { Vote = row.Vote with { Left = new ContestantId("in the segment only") } }).ToArrayAsync();
        var data = SegmentFormat.Write(LoggedVotes.Of(rows));
        await Db.ExecuteAsync("UPDATE vote_segments SET data = @data WHERE last_sequence = 16", ("@data", data));

        (await ReadAsync(0)).ShouldBe([.. rows.Select(Told), .. (await RowsAsync(0)).Skip(16)]);
    }

    [Fact]
    public async Task Segments_of_another_format_are_sealed_anew()
    {
        await AppendAsync(1, 40);
        await Log.SealAsync(Cancel);
        await Db.ExecuteAsync("UPDATE vote_segments SET format = 0");

        await Log.SealAsync(Cancel);

        (await CountAsync($"{Seals} WHERE format = {SegmentFormat.Version}")).ShouldBe(2);
        (await ReadAsync(0)).ShouldBe(await RowsAsync(0));
    }

    [Fact]
    public async Task A_log_that_lacks_a_vote_is_not_read_past_it()
    {
        await AppendAsync(1, 12);
        await Db.ExecuteAsync(Db.DropGuards);
        await Db.ExecuteAsync("DELETE FROM votes WHERE sequence = 9");

        await Should.ThrowAsync<InvalidOperationException>(() => ReadAsync(0));
    }

    private async Task AppendAsync(int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            var vote = Sample.Vote(i, (Verdict)(i % 5)) with
            {
                Left = new ContestantId($"left-{i % 7}"),
                Right = new ContestantId($"right-{i % 3} 🦭"),
                Voter = new VoterId($"voter-{i}"),
                LeftLength = i * 1000,
                RightLength = i,
                Language = i % 2 == 0 ? "sv" : "et",
                Topic = $"topic {i % 4}",
                Source = i % 9 == 0 ? "elsewhere" : "own",
            };
            await Votes.AppendAsync(vote, Cancel);
        }
    }

    private Task<long> CountAsync(string sql) => Db.Database.ReadAsync((session, token) => session.NumberAsync(sql, token), Cancel);

    private async Task<List<string>> RowsAsync(long after)
    {
        var rows = new List<string>();
        await foreach (var row in Log.ReadAsync(after, Cancel))
        {
            rows.Add(Told(row));
        }

        return rows;
    }

    private async Task<List<string>> ReadAsync(long after)
    {
        var read = new List<string>();
        await foreach (var votes in Log.ReadLoggedAsync(after, Cancel))
        {
            var texts = votes.Texts;
            read.AddRange(votes.Votes.ToArray().Select((vote, i) => Told(votes.First + i, texts[vote.Left], texts[vote.Right], vote.Verdict,
                texts[vote.Language], texts[vote.Topic], texts[vote.Source], texts[vote.Voter], vote.LeftLength, vote.RightLength, vote.CastAt)));
        }

        return read;
    }

    private static string Told(VoteRow row) => Told(
        row.Sequence, row.Vote.Left.Value, row.Vote.Right.Value, row.Vote.Verdict, row.Vote.Language, row.Vote.Topic, row.Vote.Source, row.Vote.Voter.Value,
        row.Vote.LeftLength, row.Vote.RightLength, row.Vote.CastAt.ToUnixTimeMilliseconds());

    private static string Told(params object[] values) => string.Join(" | ", values);
}
