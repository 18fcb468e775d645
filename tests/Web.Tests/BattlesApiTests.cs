using System.Net;
using System.Text.Json;
using Arena.Contracts.Battles;

namespace Arena.Web.Tests;

public sealed class BattlesApiTests
{
    [Fact]
    public async Task A_started_battle_tells_its_id_its_turn_and_where_its_events_are()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.PostAsync("/api/battles", new { language = "sv", prompt = "Hej", key = "abc", promptId = "sv-1" });

        response.ShouldBe(HttpStatusCode.Created);
        var body = await response.JsonAsync();
        var id = body.GetProperty("battle").GetString()!;
        body.GetProperty("turn").GetInt32().ShouldBe(1);
        body.GetProperty("events").GetString().ShouldBe($"/api/battles/{id}/events");
        response.Headers.Location!.OriginalString.ShouldBe($"/api/battles/{id}");
        web.Arena.Started.ShouldHaveSingleItem().ShouldBe(new Contracts.Voters.StartBattle("sv", "Hej", "abc", "sv-1"));
    }

    [Fact]
    public async Task The_same_key_gives_the_same_battle_and_another_body_is_refused()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var first = await browser.StartBattleAsync("One", "same-key");

        (await browser.StartBattleAsync("One", "same-key")).ShouldBe(first);
        using var other = await browser.PostAsync("/api/battles", new { language = "en", prompt = "Two", key = "same-key" });
        await other.ShouldBeProblemAsync(409, "key_reused");
    }

    [Fact]
    public async Task A_battle_shows_turns_and_no_names_before_the_vote()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync("Why?");
        web.Arena.Battles[0].Write(Side.Left, "Because");

        var view = await browser.GetJsonAsync($"/api/battles/{id}");

        view.GetProperty("battle").GetString().ShouldBe(id);
        view.GetProperty("revealed").GetBoolean().ShouldBeFalse();
        view.TryGetProperty("contestants", out _).ShouldBeFalse();
        view.TryGetProperty("verdict", out _).ShouldBeFalse();
        var turn = view.GetProperty("turns")[0];
        turn.GetProperty("prompt").GetString().ShouldBe("Why?");
        turn.GetProperty("left").GetProperty("status").GetString().ShouldBe("streaming");
        turn.GetProperty("left").GetProperty("text").GetString().ShouldBe("Because");
        turn.GetProperty("right").GetProperty("status").GetString().ShouldBe("waiting");
        turn.GetProperty("votable").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData(ContextBudget.Ample, "ample")]
    [InlineData(ContextBudget.Low, "low")]
    [InlineData(ContextBudget.Full, "full")]
    public async Task A_battle_tells_the_room_that_is_left(ContextBudget budget, string name)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync("Why?");
        web.Arena.Battles[0].Leave(budget);

        (await browser.GetJsonAsync($"/api/battles/{id}")).GetProperty("budget").GetString().ShouldBe(name);
    }

    [Theory]
    [InlineData("left")]
    [InlineData("right")]
    [InlineData("tie")]
    [InlineData("both_bad")]
    [InlineData("cannot_judge")]
    public async Task A_vote_answers_with_its_receipt_and_the_names(string verdict)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync();
        web.Arena.Battles[0].Finish();

        using var vote = await browser.PostAsync($"/api/battles/{id}/vote", new { turn = 1, verdict, key = "v1", seen = new { left = 0, right = 0 } });

        vote.ShouldBe(HttpStatusCode.OK);
        var receipt = await vote.JsonAsync();
        receipt.GetProperty("verdict").GetString().ShouldBe(verdict);
        receipt.GetProperty("vote").GetString().ShouldBe("41");
        receipt.GetProperty("contestants").GetProperty("left").GetProperty("name").GetString().ShouldBe("Quagga Tower 9B");
        var view = await browser.GetJsonAsync($"/api/battles/{id}");
        view.GetProperty("revealed").GetBoolean().ShouldBeTrue();
        view.GetProperty("verdict").GetString().ShouldBe(verdict);
        view.GetProperty("contestants").GetProperty("right").GetProperty("family").GetString().ShouldBe("Zorilla");
    }

    [Fact]
    public async Task A_repeated_vote_gets_the_same_receipt_and_another_one_is_refused()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync();
        web.Arena.Battles[0].Finish();
        using var first = await browser.PostAsync($"/api/battles/{id}/vote", new { turn = 1, verdict = "left", key = "v1" });
        using var again = await browser.PostAsync($"/api/battles/{id}/vote", new { turn = 1, verdict = "left", key = "v1" });
        using var other = await browser.PostAsync($"/api/battles/{id}/vote", new { turn = 1, verdict = "right", key = "v2" });

        (await again.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        await other.ShouldBeProblemAsync(409, "already_voted");
    }

    [Fact]
    public async Task A_vote_passes_on_which_attempts_were_seen()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync();
        var battle = web.Arena.Battles[0];
        battle.Restart(Side.Right);
        battle.Finish();

        using var stale = await browser.PostAsync($"/api/battles/{id}/vote", new { turn = 1, verdict = "left", key = "v1", seen = new { left = 0, right = 0 } });
        await stale.ShouldBeProblemAsync(409, "stale_turn");
        using var current = await browser.PostAsync($"/api/battles/{id}/vote", new { turn = 1, verdict = "left", key = "v1", seen = new { left = 0, right = 1 } });
        current.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{"verdict":"left","key":"k"}""", 422, "invalid_field")]
    [InlineData("""{"turn":1,"key":"k"}""", 422, "invalid_field")]
    [InlineData("""{"turn":1,"verdict":"sideways","key":"k"}""", 400, "invalid_field")]
    [InlineData("""{"turn":"one","verdict":"left","key":"k"}""", 400, "invalid_field")]
    [InlineData("""{"turn":1,"verdict":0,"key":"k"}""", 400, "invalid_field")]
    [InlineData("""{"turn":1,"verdict":"left"}""", 422, "key_invalid")]
    [InlineData("""{"turn":2,"verdict":"left","key":"k"}""", 409, "stale_turn")]
    public async Task A_vote_that_makes_no_sense_is_refused(string body, int status, string code)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync();
        web.Arena.Battles[0].Finish();

        using var response = await browser.PostTextAsync($"/api/battles/{id}/vote", body);

        await response.ShouldBeProblemAsync(status, code);
        web.Arena.Battles[0].Verdict.ShouldBeNull();
    }

    [Fact]
    public async Task Notes_are_taken_once_and_only_after_the_vote()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync();
        web.Arena.Battles[0].Finish();
        using var early = await browser.PostAsync($"/api/battles/{id}/vote/notes", new { tags = new[] { "clear" } });
        await early.ShouldBeProblemAsync(409, "not_voted");
        using var vote = await browser.PostAsync($"/api/battles/{id}/vote", new { turn = 1, verdict = "tie", key = "v" });

        using var notes = await browser.PostAsync($"/api/battles/{id}/vote/notes", new { tags = new[] { "clear", "correct" }, comment = "Good" });
        notes.ShouldBe(HttpStatusCode.NoContent);
        web.Arena.Battles[0].Notes!.Tags.ShouldBe(["clear", "correct"]);
        web.Arena.Battles[0].Notes!.Comment.ShouldBe("Good");
        using var again = await browser.PostAsync($"/api/battles/{id}/vote/notes", new { comment = "More" });
        await again.ShouldBeProblemAsync(409, "already_noted");
    }

    [Fact]
    public async Task Follow_up_stop_and_regenerate_are_accepted()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync();
        var battle = web.Arena.Battles[0];
        battle.Finish();

        using var turn = await browser.PostAsync($"/api/battles/{id}/turns", new { prompt = "And then?", key = "t2" });
        turn.ShouldBe(HttpStatusCode.Accepted);
        (await turn.JsonAsync()).GetProperty("turn").GetInt32().ShouldBe(2);

        battle.Write(Side.Left, "Half");
        using var stop = await browser.PostAsync($"/api/battles/{id}/stop", new { });
        stop.ShouldBe(HttpStatusCode.Accepted);
        var stopped = (await browser.GetJsonAsync($"/api/battles/{id}")).GetProperty("turns")[1];
        stopped.GetProperty("left").GetProperty("status").GetString().ShouldBe("stopped");
        stopped.GetProperty("right").GetProperty("status").GetString().ShouldBe("failed");
        stopped.GetProperty("right").GetProperty("code").GetString().ShouldBe("empty");

        using var left = await browser.PostAsync($"/api/battles/{id}/regenerate", new { side = "left" });
        await left.ShouldBeProblemAsync(409, "not_failed");
        using var right = await browser.PostAsync($"/api/battles/{id}/regenerate", new { side = "right" });
        right.ShouldBe(HttpStatusCode.Accepted);
        (await right.JsonAsync()).ToString().ShouldBe("""{"turn":2,"attempt":1}""");
    }

    [Fact]
    public async Task Nobody_else_can_see_or_touch_a_battle()
    {
        await using var web = await WebArena.StartAsync();
        using var owner = web.NewBrowser();
        using var stranger = web.NewBrowser();
        var id = await owner.StartBattleAsync();
        web.Arena.Battles[0].Finish();
        await stranger.StartBattleAsync(key: "other");

        foreach (var attempt in new Func<Task<HttpResponseMessage>>[]
        {
            () => stranger.GetAsync($"/api/battles/{id}"),
            () => stranger.GetAsync($"/api/battles/{id}/events"),
            () => stranger.PostAsync($"/api/battles/{id}/turns", new { prompt = "x", key = "k" }),
            () => stranger.PostAsync($"/api/battles/{id}/regenerate", new { side = "both" }),
            () => stranger.PostAsync($"/api/battles/{id}/stop", new { side = "both" }),
            () => stranger.PostAsync($"/api/battles/{id}/vote", new { turn = 1, verdict = "left", key = "k" }),
            () => stranger.PostAsync($"/api/battles/{id}/vote/notes", new { comment = "k" }),
        })
        {
            using var response = await attempt();
            await response.ShouldBeProblemAsync(404, "unknown_battle");
        }

        web.Arena.Battles[0].Verdict.ShouldBeNull();
    }

    [Theory]
    [InlineData("x")]
    [InlineData("01ARENATEST00000000000000!")]
    [InlineData("01ARENATEST000000000000001")]
    [InlineData("%20")]
    public async Task A_battle_that_is_not_there_is_unknown(string id)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.GetAsync($"/api/battles/{id}");
        await response.ShouldBeProblemAsync(404, "unknown_battle");
    }

    [Fact]
    public async Task History_lists_own_battles_newest_first_with_filters()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var stranger = web.NewBrowser();
        var first = await browser.StartBattleAsync("About cats", "k1");
        var second = await browser.StartBattleAsync("Om katter", "k2", "sv");
        await stranger.StartBattleAsync("About dogs", "k3");

        Ids(await browser.GetJsonAsync("/api/battles")).ShouldBe([second, first]);
        Ids(await browser.GetJsonAsync("/api/battles?language=sv")).ShouldBe([second]);
        Ids(await browser.GetJsonAsync("/api/battles?q=CATS")).ShouldBe([first]);
        var page = await browser.GetJsonAsync("/api/battles?page=2");
        page.GetProperty("page").GetInt32().ShouldBe(2);
        page.GetProperty("total").GetInt32().ShouldBe(2);
        Ids(page).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("page=-3")]
    [InlineData("page=two")]
    public async Task A_page_that_cannot_be_is_refused(string query)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.GetAsync($"/api/battles?{query}");
        await response.ShouldBeProblemAsync(400, "invalid_parameter");
    }

    [Fact]
    public async Task A_browser_that_was_never_here_has_an_empty_history()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        (await browser.GetJsonAsync("/api/battles")).GetProperty("total").GetInt32().ShouldBe(0);
        web.Arena.Identified.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("keep", false)]
    [InlineData("withdraw", true)]
    public async Task Texts_are_withdrawn_with_or_without_the_votes(string votes, bool withdrawn)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        await browser.StartBattleAsync();
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/me/texts") { Content = JsonContent(new { votes }) };
        using var response = await browser.SendAsync(request);

        response.ShouldBe(HttpStatusCode.NoContent);
        web.Arena.Withdrawals.ShouldBe([withdrawn]);
    }

    [Theory]
    [InlineData("""{}""", 422)]
    [InlineData("""{"votes":"burn"}""", 400)]
    public async Task Texts_are_not_withdrawn_without_a_choice(string body, int status)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        await browser.StartBattleAsync();
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/me/texts") { Content = new StringContent(body, null, "application/json") };
        using var response = await browser.SendAsync(request);

        await response.ShouldBeProblemAsync(status, "invalid_field");
        web.Arena.Withdrawals.ShouldBeEmpty();
    }

    private static StringContent JsonContent(object body) => new(JsonSerializer.Serialize(body), null, "application/json");

    private static string[] Ids(JsonElement page) => [.. page.GetProperty("battles").EnumerateArray().Select(battle => battle.GetProperty("battle").GetString()!)];
}
