using System.Text;
using System.Text.Json;
using Arena.Contracts.Ratings;
using Arena.Contracts.Research;
using Arena.Grains.Ratings.Snapshots;
using Arena.Grains.Storage;
using Arena.Grains.Tests.Hosting;
using Arena.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Arena.Grains.Tests.Ratings;

public sealed class SnapshotTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string?, string?, BoardMethod, bool> Boards() => new()
    {
        { null, null, BoardMethod.Davidson, false },
        { null, null, BoardMethod.BradleyTerry, false },
        { null, null, BoardMethod.Elo, false },
        { null, null, BoardMethod.Davidson, true },
        { "et", null, BoardMethod.Davidson, false },
        { null, "science", BoardMethod.BradleyTerry, true },
        { "en", "other", BoardMethod.Davidson, false },
    };

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task A_published_board_is_computed_again_byte_for_byte_however_much_came_later(string? language, string? topic, BoardMethod method, bool style)
    {
        await using var arena = await VotedAsync();
        await arena.ExcludeAsync(3, LedgerReason.Duplicate);
        var bytes = await PublishAsync(arena, new SnapshotRequest(language, topic, method, style));

        await arena.CastAsync(Enumerable.Range(0, 30).Select(_ => arena.Ballots.Next(5, language: "et")));
        await arena.ExcludeAsync(3, null);
        await arena.ExcludeAsync(8);

        (await Service(arena).VerifyAsync(bytes, Cancel)).ShouldBeEmpty();
        (await PublishAsync(arena, new SnapshotRequest(language, topic, method, style))).ShouldBe(bytes, "an id keeps its bytes");
    }

    [Fact]
    public async Task A_snapshot_says_which_votes_it_stands_for_and_what_followed_from_them()
    {
        await using var arena = await VotedAsync();
        await arena.ExcludeAsync(3, LedgerReason.Duplicate);

        using var document = JsonDocument.Parse(await PublishAsync(arena, new SnapshotRequest("et")));
        var board = await arena.BoardAsync("et");

        var root = document.RootElement;
        root.GetProperty("methodVersion").GetString().ShouldBe("davidson/2");
        root.GetProperty("voteCutoff").GetInt64().ShouldBe(300);
        root.GetProperty("logHash").GetString().ShouldBe((await RowAsync(arena, 300)).Hash);
        root.GetProperty("votes").GetInt32().ShouldBe(board.Votes);
        root.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("contestant").GetString()).ShouldBe(board.Rows.Select(row => row.Contestant));
        root.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("rating").GetDouble()).ShouldBe(board.Rows.Select(row => row.Rating));
        root.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("se").GetDouble()).ShouldBe(board.Rows.Select(row => row.Se!.Value));
        root.GetProperty("shrinkage").GetProperty("tau").GetDouble().ShouldBe(board.Tau!.Value);
        root.GetProperty("groups")[0].GetProperty("seat").GetDouble().ShouldBe(board.Groups[0].Seat!.Value);
        root.GetProperty("cells").EnumerateArray().Sum(cell => cell.EnumerateArray().Skip(2).Sum(count => count.GetInt32())).ShouldBe(board.Votes);
        var lower = root.GetProperty("covariances")[0].GetProperty("lower").EnumerateArray().Select(value => value.GetDouble()).ToList();
        lower.Count.ShouldBe(15);
        Math.Sqrt(lower[0]).ShouldBe(board.Rows.Single(row => row.Contestant == "m0").Se!.Value, 1e-4);
    }

    [Fact]
    public async Task Excluded_votes_are_listed_by_reason()
    {
        await using var arena = await VotedAsync();
        await arena.ExcludeAsync(12, LedgerReason.FraudFlag);
        await arena.ExcludeAsync(7, LedgerReason.FraudFlag);
        await arena.ExcludeAsync(5);

        using var document = JsonDocument.Parse(await PublishAsync(arena, new SnapshotRequest()));

        document.RootElement.GetProperty("excluded").ToString().ShouldBe("""{"fraud_flag":[7,12],"manual":[5]}""");
        document.RootElement.GetProperty("votes").GetInt32().ShouldBe(297);
    }

    [Theory]
    [InlineData("\"rank\":1", "\"rank\":2", "rows[0].rank")]
    [InlineData("\"seed\":1", "\"seed\":2", "groups[0].criticalValue")]
    [InlineData("\"voteCutoff\":300", "\"voteCutoff\":299", "logHash")]
    [InlineData("\"methodVersion\":\"davidson/2\"", "\"methodVersion\":\"bt/2\"", "methodVersion")]
    public async Task What_was_changed_is_named(string published, string changed, string path)
    {
        await using var arena = await VotedAsync();
        var text = Encoding.UTF8.GetString(await PublishAsync(arena, new SnapshotRequest()));
        var at = text.IndexOf(published, StringComparison.Ordinal);
        var tampered = Encoding.UTF8.GetBytes(string.Concat(text.AsSpan(0, at), changed, text.AsSpan(at + published.Length)));

        (await Service(arena).VerifyAsync(tampered, Cancel)).ShouldContain(line => line.StartsWith(path + ":", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_values_in_other_bytes_are_not_the_snapshot()
    {
        await using var arena = await VotedAsync();
        var bytes = await PublishAsync(arena, new SnapshotRequest());

        (await Service(arena).VerifyAsync((byte[])[.. bytes, (byte)'\n'], Cancel)).ShouldHaveSingleItem().ShouldContain("other bytes");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"format\":99}")]
    [InlineData("{\"format\":\"1\"}")]
    public async Task What_is_no_snapshot_is_refused_in_one_line(string text)
    {
        await using var arena = await RatingArena.StartAsync();

        var refused = await Should.ThrowAsync<InvalidDataException>(() => Service(arena).VerifyAsync(Encoding.UTF8.GetBytes(text), Cancel));

        refused.Message.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("davidson/99")]
    [InlineData("davidson/0")]
    [InlineData("davidson/-1")]
    [InlineData("davidson/ 1")]
    [InlineData("davidson")]
    public async Task A_method_version_that_this_build_does_not_know_is_told(string version)
    {
        await using var arena = await VotedAsync();
        var text = Encoding.UTF8.GetString(await PublishAsync(arena, new SnapshotRequest()));
        var other = Encoding.UTF8.GetBytes(text.Replace("\"davidson/2\"", $"\"{version}\"", StringComparison.Ordinal));

        (await Should.ThrowAsync<InvalidDataException>(() => Service(arena).VerifyAsync(other, Cancel)))
            .Message.ShouldBe($"the snapshot's method version {version} is not known to this build");
    }

    [Fact]
    public async Task A_snapshot_with_a_contestant_twice_is_refused_by_its_id()
    {
        await using var arena = await VotedAsync();
        var text = Encoding.UTF8.GetString(await PublishAsync(arena, new SnapshotRequest()));
        const string Named = "\"id\":\"m0\",\"name\":\"M\",\"family\":\"M\",\"variant\":\"\"";
        var twice = Encoding.UTF8.GetBytes(text.Replace("\"id\":\"m0\"", Named, StringComparison.Ordinal).Replace("\"id\":\"m1\"", Named, StringComparison.Ordinal));

        (await Should.ThrowAsync<InvalidDataException>(() => Service(arena).VerifyAsync(twice, Cancel))).Message.ShouldEndWith("Key: m0");
    }

    [Fact]
    public async Task A_log_that_ends_before_the_cut_off_is_told()
    {
        await using var arena = await VotedAsync();
        var bytes = await PublishAsync(arena, new SnapshotRequest());
        await using var other = await RatingArena.StartAsync();
        await other.CastAsync(other.Ballots.Next(3));

        (await Should.ThrowAsync<InvalidDataException>(() => Service(other).VerifyAsync(bytes, Cancel))).Message.ShouldContain("ends at vote 1");
    }

    [Fact]
    public async Task Published_boards_are_listed_with_their_hashes()
    {
        await using var arena = await VotedAsync();
        var published = await Service(arena).PublishAsync([new SnapshotRequest(), new SnapshotRequest("et", "a/b: ☃", BoardMethod.Elo)], 1, Cancel);
        var research = arena.Host.Grains.GetGrain<IResearchGrain>("0");

        var listed = await Patiently.CallAsync(research.SnapshotsAsync);

        listed.ShouldBe(published, ignoreOrder: true);
        published[0].Board.ShouldBe("all");
        published[0].VotesHash.Length.ShouldBe(64);
        published[0].Votes.ShouldBe(300);
        published.ShouldAllBe(snapshot => snapshot.Id.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'));
        (await Patiently.CallAsync(() => research.SnapshotAsync(published[1].Id))).Length.ShouldBeGreaterThan(100);
        (await Patiently.CallAsync(() => research.SnapshotAsync("nothing"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_empty_log_can_be_published()
    {
        await using var arena = await RatingArena.StartAsync();

        var bytes = await PublishAsync(arena, new SnapshotRequest());

        (await Service(arena).VerifyAsync(bytes, Cancel)).ShouldBeEmpty();
    }

    private static async Task<RatingArena> VotedAsync()
    {
        var arena = await RatingArena.StartAsync(new ArenaSetup { Clock = new ManualTimeProvider(Ballots.Start) });
        await arena.CastAsync(Enumerable.Range(0, 300).Select(i => arena.Ballots.Next(5, language: i % 3 == 0 ? "et" : "en")));
        return arena;
    }

    private static SnapshotService Service(RatingArena arena) => arena.Host.Services.GetRequiredService<SnapshotService>();

    private static async Task<byte[]> PublishAsync(RatingArena arena, SnapshotRequest request)
    {
        var published = await Service(arena).PublishAsync([request], 1, Cancel);
        return (await Service(arena).FindAsync(published.Single().Id, Cancel))!;
    }

    private static async Task<VoteRow> RowAsync(RatingArena arena, long sequence)
    {
        await foreach (var row in arena.Log.ReadAsync(sequence - 1, Cancel))
        {
            return row;
        }

        throw new InvalidOperationException("There is no such row.");
    }
}
