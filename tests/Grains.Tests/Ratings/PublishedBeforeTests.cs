using Arena.Grains.Ratings.Snapshots;
using Microsoft.Extensions.DependencyInjection;

namespace Arena.Grains.Tests.Ratings;

/// <summary>What was published once stays true: snapshots made by older versions of the program give the same bytes today.</summary>
public sealed class PublishedBeforeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_snapshot_in_the_repository_is_what_its_log_gives()
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync(PublishedLog.Votes());
        foreach (var exclusion in PublishedLog.Exclusions())
        {
            await arena.Exclusions.ChangeAsync(exclusion, Cancel);
        }

        var service = arena.Host.Services.GetRequiredService<SnapshotService>();
        var files = PublishedLog.Snapshots().ToList();

        files.Count.ShouldBeGreaterThanOrEqualTo(16);
        foreach (var file in files)
        {
            (await service.VerifyAsync(PublishedLog.Snapshot(file), Cancel)).ShouldBeEmpty(file);
        }
    }
}
