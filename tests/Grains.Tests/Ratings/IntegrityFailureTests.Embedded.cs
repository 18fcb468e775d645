using Arena.Contracts.Battles;
using Arena.Grains.Ratings;
using Arena.Grains.Storage;
using Arena.Grains.Tests.Hosting;
using Arena.Support;

namespace Arena.Grains.Tests.Ratings;

/// <summary>When reports on integrity are computed, and what happens when they cannot be. Each analysis asks once for the repeated prompts.</summary>
public sealed class IntegrityFailureTests : IAsyncLifetime
{
    private const string Analysis = nameof(IBattleStore.RepeatedPromptsAsync);

    private readonly StorageFaults _faults = new();
    private readonly ManualTimeProvider _clock = new(Ballots.Start);
    private RatingArena _arena = null!;

    public async ValueTask InitializeAsync() => _arena = await RatingArena.StartAsync(new ArenaSetup { Clock = _clock, Services = _faults.Decorate });

    public ValueTask DisposeAsync() => _arena.DisposeAsync();

    [Fact]
    public async Task A_report_comes_without_repeated_prompts_where_they_cannot_be_read()
    {
        await CastAsync(50);
        _faults.Fail(Analysis, call: 1, written: false);

        var report = (await _arena.IntegrityAsync())!;

        _faults.HasFailed.ShouldBeTrue();
        (report.Votes, report.RepeatsUnknown, report.Repeats.Length).ShouldBe((50, true, 0));
        Pass();
        await CastAsync(1);
        (await _arena.IntegrityAsync())!.RepeatsUnknown.ShouldBeFalse();
    }

    [Fact]
    public async Task Whoever_asks_gets_the_last_report_until_its_time_has_passed()
    {
        await CastAsync(50);
        (await _arena.IntegrityAsync())!.Votes.ShouldBe(50);
        await CastAsync(1);

        (await _arena.IntegrityAsync())!.Votes.ShouldBe(50);
        Pass();
        (await _arena.IntegrityAsync())!.Votes.ShouldBe(51);
    }

    [Fact]
    public async Task An_analysis_that_failed_is_tried_again_in_its_time()
    {
        // One more connected contestant than a fit takes.
        await _arena.CastAsync(Enumerable.Range(0, 4096).Select(i => _arena.Ballots.Vote($"m{i}", $"m{i + 1}", Verdict.Left)));
        (await _arena.IntegrityAsync()).ShouldBeNull();

        _faults.Fail(Analysis, call: 1, written: false);
        (await _arena.IntegrityAsync()).ShouldBeNull();
        _faults.HasFailed.ShouldBeFalse("it was not tried");

        Pass();
        (await _arena.IntegrityAsync()).ShouldBeNull();
        _faults.HasFailed.ShouldBeTrue();
    }

    private Task CastAsync(int votes) => _arena.CastAsync(Enumerable.Range(0, votes).Select(_ => _arena.Ballots.Next(3)));

    private void Pass() => _clock.Advance(new RatingOptions().IntegrityEvery);
}
