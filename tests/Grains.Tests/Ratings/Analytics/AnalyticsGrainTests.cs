using Arena.Contracts.Battles;
using Arena.Contracts.Ratings;
using Arena.Contracts.Ratings.Analytics;
using Arena.Grains.Storage;
using Arena.Grains.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Arena.Grains.Tests.Ratings.Analytics;

/// <summary>The grain over a real log: votes cast in battles, exclusions written behind its back.</summary>
public sealed class AnalyticsGrainTests
{
    private static readonly AnalyticsQuery Everything = new(null, null);

    [Fact]
    public async Task It_follows_the_log_and_its_exclusions()
    {
        await using var arena = await ArenaHost.StartAsync();
        var grain = arena.Grains.GetGrain<IAnalyticsGrain>(IAnalyticsGrain.Key);
        (await grain.StandAsync()).ShouldBe(new AnalyticsStand(0, 0));
        (await grain.VotesOverTimeAsync(Everything)).Rows.ShouldBeEmpty();
        (await grain.FamiliesAsync(Everything)).Variants.ShouldBeEmpty();

        await VoteAsync(arena, Verdict.Left);
        var one = await grain.HeadToHeadAsync(Everything);
        one.Rows.Single().Outcomes.Votes.ShouldBe(1);
        (await grain.HeadToHeadAsync(Everything)).ShouldBeSameAs(one, "nothing has changed");

        await VoteAsync(arena, Verdict.Tie);
        (await grain.HeadToHeadAsync(Everything)).Rows.Single().Outcomes.ShouldSatisfyAllConditions(
            outcomes => outcomes.Votes.ShouldBe(2),
            outcomes => outcomes.Ties.ShouldBe(1));

        var exclusions = arena.Services.GetRequiredService<IExclusionStore>();
        await exclusions.ChangeAsync(new Exclusion(1, "manual", "operator", DateTimeOffset.UnixEpoch), CancellationToken.None);
        (await grain.StandAsync()).ShouldBe(new AnalyticsStand(2, 1));
        (await grain.HeadToHeadAsync(Everything)).Rows.Single().Outcomes.ShouldBe(new Outcomes(0, 0, 1, 0));
        (await grain.VotesOverTimeAsync(Everything)).Rows.Sum(row => row.Excluded).ShouldBe(1);
        (await grain.WinRatesAsync(new AnalyticsQuery("et", null))).Rows.ShouldBeEmpty();
        (await grain.PositionBiasAsync(Everything)).Rows[0].Ties.ShouldBe(1);
        (await grain.RatingHistoryAsync(Everything)).Rows.Length.ShouldBe(2);
    }

    [Fact]
    public async Task Votes_that_no_fit_takes_fail_the_fitted_figures_as_they_fail_boards()
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync(Enumerable.Range(0, 4100).Select(i => arena.Ballots.Vote($"c{i}", $"c{i + 1}", Verdict.Tie)));
        var grain = arena.Host.Grains.GetGrain<IAnalyticsGrain>(IAnalyticsGrain.Key);

        (await Should.ThrowAsync<BoardFailedException>(() => Patiently.CallAsync(() => grain.FamiliesAsync(Everything)))).Message.ShouldStartWith("all: ");
    }

    [Fact]
    public async Task A_contestant_is_found_by_id_and_by_slug_with_the_speed_of_its_answers()
    {
        await using var arena = await ArenaHost.StartAsync();
        var grain = arena.Grains.GetGrain<IAnalyticsGrain>(IAnalyticsGrain.Key);
        var before = (await grain.ContestantAsync("alpha")).ShouldNotBeNull();
        before.Slug.ShouldBe("alpha");
        before.Contestant.ShouldStartWith("alpha-");
        before.Name.ShouldBe(TestCatalogue.NameOf("alpha"));
        before.Languages.ShouldBe(["en", "et"]);
        before.Speed.ShouldBeNull();
        before.Sampling!.Seed.ShouldBe(0u);
        (await grain.ContestantAsync("nobody")).ShouldBeNull();

        await VoteAsync(arena, Verdict.Right);
        var after = (await grain.ContestantAsync(before.Contestant)).ShouldNotBeNull();
        after.Speed.ShouldNotBeNull().Answers.ShouldBe(1);
        after.Speed.FirstText.ShouldNotBeNull().Value.ShouldBeGreaterThanOrEqualTo(0);
        (after with { Speed = null, Languages = before.Languages }).ShouldBe(before);
    }

    [Fact]
    public async Task What_the_log_said_is_known_again_after_a_restart()
    {
        await using var arena = await ArenaHost.StartAsync();
        await VoteAsync(arena, Verdict.Left);
        await arena.StopAsync();
        await arena.StartAgainAsync();

        (await arena.Grains.GetGrain<IAnalyticsGrain>(IAnalyticsGrain.Key).WinRatesAsync(Everything)).Rows.Length.ShouldBe(2);
    }

    [Fact]
    public async Task No_more_answers_are_kept_than_fit()
    {
        await using var arena = await ArenaHost.StartAsync();
        var grain = arena.Grains.GetGrain<IAnalyticsGrain>(IAnalyticsGrain.Key);
        var first = await grain.WinRatesAsync(Everything);
        (await grain.WinRatesAsync(Everything)).ShouldBeSameAs(first);

        for (var topic = 0; topic < 256; topic++)
        {
            await grain.WinRatesAsync(new AnalyticsQuery(null, $"topic {topic}"));
        }

        (await grain.WinRatesAsync(Everything)).ShouldNotBeSameAs(first);
    }

    private static async Task VoteAsync(ArenaHost arena, Verdict verdict)
    {
        await using var battle = await arena.NewVoter().StartAsync();
        await battle.AnswerBothAsync();
        (await battle.VoteAsync(verdict)).Refusal.ShouldBeNull();
    }
}
