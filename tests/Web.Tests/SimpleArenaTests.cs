using System.Net;
using Arena.Contracts;
using Arena.Contracts.Battles;

namespace Arena.Web.Tests;

public sealed class SimpleArenaTests
{
    [Fact]
    public async Task A_battle_waits_for_both_answers()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.OnStarted = battle => battle.Finish("one", "two");
        using var response = await browser.PostAsync("/api/arena/battle", new { message = "Hi", language = "sv" });
        response.ShouldBe(HttpStatusCode.OK);
        var body = await response.JsonAsync();
        body.ToString().ShouldBe($$"""{"battle_id":"{{web.Arena.Battles[0].Id}}","response_a":"one","response_b":"two"}""");
        web.Arena.Started.Single().Language.ShouldBe("sv");
    }

    [Fact]
    public async Task Without_a_language_it_is_the_installations()
    {
        await using var web = await WebArena.StartAsync(new Dictionary<string, string?> { ["ARENA_LANGUAGE"] = "fi" });
        using var browser = web.NewBrowser();
        web.Arena.OnStarted = battle => battle.Finish();
        using var response = await browser.PostAsync("/api/arena/battle", new { message = "Hi" });
        response.ShouldBe(HttpStatusCode.OK);
        web.Arena.Started.Single().Language.ShouldBe("fi");
    }

    [Fact]
    public async Task A_failed_side_fails_the_call()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.OnStarted = battle =>
        {
            battle.Fail(Side.Left);
            battle.Write(Side.Right, "fine");
            battle.Complete(Side.Right);
        };
        using var response = await browser.PostAsync("/api/arena/battle", new { message = "Hi" });
        await response.ShouldBeProblemAsync(502, "answer_failed");
    }

    [Fact]
    public async Task After_three_minutes_it_gives_up()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var call = browser.PostAsync("/api/arena/battle", new { message = "Hi" });
        await WebArena.UntilAsync(() => web.Arena.Battles is [{ Watchers: 1 }]);
        web.Clock.Advance(TimeSpan.FromSeconds(179));
        call.IsCompleted.ShouldBeFalse();
        web.Clock.Advance(TimeSpan.FromSeconds(1));
        using var response = await call;
        await response.ShouldBeProblemAsync(504, "timeout");
    }

    [Fact]
    public async Task A_refusal_passes_through()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.RefuseStart = new Refusal(RefusalCode.NoPair);
        using var response = await browser.PostAsync("/api/arena/battle", new { message = "Hi" });
        await response.ShouldBeProblemAsync(503, "no_pair");
    }

    [Theory]
    [InlineData("left", Verdict.Left)]
    [InlineData("right", Verdict.Right)]
    [InlineData("tie", Verdict.Tie)]
    [InlineData("bad", Verdict.BothBad)]
    public async Task A_vote_tells_who_was_who_and_can_be_repeated(string preference, Verdict verdict)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync();
        web.Arena.Battles[0].Finish();
        for (var time = 0; time < 2; time++)
        {
            using var response = await browser.PostAsync("/api/arena/vote", new { battle_id = id, preference });
            (await response.JsonAsync()).ToString().ShouldBe($$"""{"winner":"{{preference}}","model_a":"Quagga Tower 9B","model_b":"Zorilla 2B"}""");
        }

        web.Arena.Battles[0].Verdict.ShouldBe(verdict);
        using var other = await browser.PostAsync("/api/arena/vote", new { battle_id = id, preference = preference == "left" ? "right" : "left" });
        await other.ShouldBeProblemAsync(409, "already_voted");
    }

    [Fact]
    public async Task A_vote_needs_a_battle_and_a_preference()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync();
        using var nothing = await browser.PostAsync("/api/arena/vote", new { battle_id = id });
        await nothing.ShouldBeProblemAsync(422, "invalid_field");
        using var nowhere = await browser.PostAsync("/api/arena/vote", new { preference = "left" });
        await nowhere.ShouldBeProblemAsync(404, "unknown_battle");
        using var early = await browser.PostAsync("/api/arena/vote", new { battle_id = id, preference = "left" });
        await early.ShouldBeProblemAsync(409, "not_votable");
    }
}
