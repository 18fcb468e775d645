using Arena.Contracts.Battles;
using Arena.Contracts.Ratings;
using Arena.Grains.Ratings;
using Arena.Grains.Ratings.Snapshots;
using Arena.Grains.Storage;
using Arena.Grains.Storage.Sql;
using Arena.Grains.Tests.Hosting;
using Arena.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Arena.Grains.Tests.Ratings;

public sealed class ScheduleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Intervals_of_a_followed_board_are_renewed_after_a_while()
    {
        var clock = new LeapingTimeProvider();
        await using var arena = await StartAsync(clock, options => options.RefitAfter = TimeSpan.FromHours(10));
        await arena.CastAsync(Enumerable.Range(0, 400).Select(_ => arena.Ballots.Next(5)));
        var first = await ErrorsAsync(arena);
        await arena.CastAsync(Enumerable.Range(0, 8).Select(_ => arena.Ballots.Next(5)));
        (await ErrorsAsync(arena)).ShouldBe(first, "errors are those of the last full fit");

        clock.Leap(TimeSpan.FromHours(11));

        await UntilAsync(async () => !(await ErrorsAsync(arena)).SequenceEqual(first), "a full fit by the clock");
    }

    [Fact]
    public async Task Intervals_are_renewed_after_so_many_votes()
    {
        var clock = new LeapingTimeProvider();
        await using var arena = await StartAsync(clock, options => (options.RefitVotes, options.RefitAfter) = (8, TimeSpan.FromHours(10)));
        await arena.CastAsync(Enumerable.Range(0, 2000).Select(_ => arena.Ballots.Next(5)));
        var first = await ErrorsAsync(arena);
        await arena.CastAsync(Enumerable.Range(0, 7).Select(_ => arena.Ballots.Next(5)));
        (await ErrorsAsync(arena)).ShouldBe(first);

        await arena.CastAsync(arena.Ballots.Next(5));

        await UntilAsync(async () => !(await ErrorsAsync(arena)).SequenceEqual(first), "a full fit by the number of votes");
    }

    [Fact]
    public async Task Boards_are_published_by_themselves_where_that_is_wanted()
    {
        var clock = new LeapingTimeProvider();
        await using var arena = await StartAsync(clock, options => options.PublishEvery = TimeSpan.FromHours(10));
        await arena.CastAsync(Enumerable.Range(0, 30).Select(i => arena.Ballots.Next(3, language: i % 2 == 0 ? "en" : "et")));
        await arena.BoardAsync();

        await UntilAsync(async () => (await ListAsync(arena)).Count == 3, "the first boards");
        await arena.CastAsync(arena.Ballots.Next(3));
        clock.Leap(TimeSpan.FromHours(11));
        await UntilAsync(async () => (await ListAsync(arena)).Count == 6, "the second boards");

        var published = await ListAsync(arena);
        published.Select(snapshot => snapshot.Board).Order().ShouldBe(["all", "all", "language:en", "language:en", "language:et", "language:et"]);
        published.Where(snapshot => snapshot.Board == "all").Select(snapshot => snapshot.VoteCutoff).ShouldBe([31, 30]);
        (published[0].PublishedAt - published[^1].PublishedAt).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromHours(10));
    }

    [Fact]
    public async Task A_board_that_cannot_be_published_holds_up_no_other_and_one_without_counted_votes_is_none()
    {
        var snapshots = new FailingSnapshots { Refused = "language-et" };
        await using var arena = await StartAsync(new LeapingTimeProvider(), options => options.PublishEvery = TimeSpan.FromHours(10), snapshots);
        await arena.CastAsync(new[] { "en", "et", "fi", "sv", "no" }.SelectMany(language => Enumerable.Range(0, 9).Select(_ => arena.Ballots.Next(3, language: language)))
            .Select(vote => vote.Language == "sv" ? vote with { Source = "elsewhere" } : vote.Language == "no" ? vote with { Verdict = Verdict.CannotJudge } : vote));
        await arena.BoardAsync();

        await UntilAsync(async () => (await ListAsync(arena)).Any(snapshot => snapshot.Board == "language:fi"), "the last board");

        (await ListAsync(arena)).Select(snapshot => snapshot.Board).Order().ShouldBe(["all", "language:en", "language:fi"]);
    }

    [Fact]
    public async Task An_attempt_to_publish_that_failed_is_not_repeated_at_every_check()
    {
        var (clock, snapshots) = (new LeapingTimeProvider(), new FailingSnapshots());
        await using var arena = await StartAsync(clock, options => options.PublishEvery = TimeSpan.FromHours(10), snapshots);
        await arena.CastAsync(Enumerable.Range(0, 9).Select(_ => arena.Ballots.Next(3)));
        await arena.BoardAsync();
        await UntilAsync(() => Task.FromResult(!snapshots.Tried.IsEmpty), "the first attempt");

        // Every check asks what is published as long as nothing is: the second from now began after the attempt had ended.
        var checks = snapshots.Lists + 2;
        await UntilAsync(() => Task.FromResult(snapshots.Lists >= checks + 1), "some checks");
        snapshots.Tried.Count(id => id.Contains("-all-", StringComparison.Ordinal)).ShouldBe(1);

        clock.Leap(TimeSpan.FromHours(1));
        await UntilAsync(() => Task.FromResult(snapshots.Tried.Count(id => id.Contains("-all-", StringComparison.Ordinal)) == 2), "the second attempt");
    }

    [Fact]
    public async Task A_long_log_is_sealed_by_itself_and_the_next_start_gives_the_same_board()
    {
        await using var arena = await StartAsync(new LeapingTimeProvider(), _ => { });
        await arena.CastAsync(Enumerable.Range(0, IVoteLog.Segment + 300).Select(i => arena.Ballots.Next(5, language: i % 3 == 0 ? "en" : "et")));
        await arena.ExcludeAsync(4711, LedgerReason.FraudFlag);
        var (all, english) = ((await arena.BoardAsync()).Rows, (await arena.BoardAsync("en")).Rows);
        await UntilAsync(async () => await SegmentsAsync(arena) == 1, "the segment");

        await arena.RestartAsync();

        var again = await arena.BoardAsync();
        again.Votes.ShouldBe(IVoteLog.Segment + 299);
        again.Rows.ShouldBe(all);
        (await arena.BoardAsync("en")).Rows.ShouldBe(english);
    }

    private static Task<long> SegmentsAsync(RatingArena arena) => arena.Host.Services.GetRequiredService<SqlDatabase>().ReadAsync(
        (session, token) => session.NumberAsync("SELECT COUNT(*) FROM vote_segments", token), TestContext.Current.CancellationToken);

    private static Task<RatingArena> StartAsync(LeapingTimeProvider clock, Action<RatingOptions> options, FailingSnapshots? snapshots = null) => RatingArena.StartAsync(new ArenaSetup
    {
        Clock = clock,
        Services = services =>
        {
            services.Configure<RatingOptions>(rating => rating.CheckEvery = TimeSpan.FromSeconds(1)).Configure(options);
            snapshots?.Decorate(services);
        },
    });

    private static async Task<IReadOnlyList<double?>> ErrorsAsync(RatingArena arena) =>
        [.. (await arena.BoardAsync()).Rows.OrderBy(row => row.Contestant, StringComparer.Ordinal).Select(row => row.Se)];

    private static Task<IReadOnlyList<SnapshotInfo>> ListAsync(RatingArena arena) =>
        arena.Host.Services.GetRequiredService<SnapshotService>().ListAsync(TestContext.Current.CancellationToken);

    private static async Task UntilAsync(Func<Task<bool>> reached, string what)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!await reached())
        {
            patience.IsCancellationRequested.ShouldBeFalse($"waited {Patience.TotalSeconds} s for {what}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
