using Arena.Contracts.Ratings.Analytics;
using Arena.Grains.Storage;
using Arena.Grains.Tests.Hosting;
using Arena.Support;

namespace Arena.Grains.Tests.Ratings.Analytics;

public sealed class AnalyticsFailureTests
{
    private static readonly AnalyticsQuery Everything = new(null, null);

    [Fact]
    public async Task A_reading_that_fails_half_way_leaves_no_old_answer()
    {
        var faults = new StorageFaults();
        await using var arena = await RatingArena.StartAsync(new ArenaSetup { Clock = new ManualTimeProvider(Ballots.Start), Services = faults.Decorate });
        var grain = arena.Host.Grains.GetGrain<IAnalyticsGrain>(IAnalyticsGrain.Key);
        await arena.CastAsync(Enumerable.Range(0, 30).Select(_ => arena.Ballots.Next(2)));
        (await grain.HeadToHeadAsync(Everything)).Rows.Single().Outcomes.Votes.ShouldBe(30);

        await arena.CastAsync(arena.Ballots.Next(2));
        faults.Fail(nameof(IExclusionStore.ReadAsync), call: 1, written: false);
        await Should.ThrowAsync<Exception>(() => grain.HeadToHeadAsync(Everything));
        faults.HasFailed.ShouldBeTrue();

        (await grain.HeadToHeadAsync(Everything)).Rows.Single().Outcomes.Votes.ShouldBe(31);
    }
}
